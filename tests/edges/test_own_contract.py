"""A contract of somebody else, installed from a package of its own, gets scenarios, laws, edges and a cover."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

PYPROJECT = """
    [build-system]
    requires = []
    build-backend = "backend"
    backend-path = ["."]
"""
#: The smallest backend that makes a wheel of one module, so that nothing but pip is needed to install it.
BACKEND = """
    import base64, hashlib, zipfile

    def build_wheel(folder, config_settings=None, metadata_directory=None):
        info = "studio_terms-1.0.dist-info"
        files = {
            "studio_terms.py": open("studio_terms.py", encoding="utf-8").read(),
            f"{info}/METADATA": "Metadata-Version: 2.1\\nName: studio-terms\\nVersion: 1.0\\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\\nGenerator: own\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
            f"{info}/entry_points.txt": "[obligations.contracts]\\nstudio-terms = studio_terms:studio\\n",
        }
        def line(name, text):
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            return f"{name},sha256={digest},{len(text.encode())}"
        record = "\\n".join([*(line(*pair) for pair in files.items()), f"{info}/RECORD,,"])
        with zipfile.ZipFile(f"{folder}/studio_terms-1.0-py3-none-any.whl", "w") as wheel:
            for name, text in {**files, f"{info}/RECORD": record}.items():
                wheel.writestr(name, text)
        return "studio_terms-1.0-py3-none-any.whl"
"""
STUDIO = '''
    """Terms of a studio that is let by the day."""

    from __future__ import annotations

    from obligations import (
        DAY, Contract, Date, Days, Facts, Party, RoundingMode, Text, Truth, Yen, fact, percent, period, provided,
        rounded,
    )

    STUDIO, GUEST = Party("studio", "the studio", "店"), Party("guest", "the guest", "利用者")
    studio = Contract("studio-terms", title=Text("Studio terms", "利用規約"), parties=(STUDIO, GUEST), module=__name__)
    SEVEN = Days.fixed(7)


    class Cancelling(Facts):
        """A booking that is cancelled."""

        price: Yen = fact("the price", "料金")
        booked_for: Date = fact("the day that is booked", "利用日")
        cancelled_on: Date = fact("the day of cancelling", "取消日")
        ill: Truth = fact("the guest fell ill", "病気か")


    @studio.payment("3", by=GUEST, to=STUDIO)
    def cancelling_fee(booking: type[Cancelling]) -> Yen:
        """30% of the price if it is cancelled within seven days before."""
        near = period(booking.cancelled_on + DAY, booking.booked_for).days
        return provided(near <= SEVEN, rounded(booking.price * percent("30"), RoundingMode.FLOOR))


    @studio.cap("4", on=[cancelling_fee])
    def at_most(booking: type[Cancelling]) -> Yen:
        """At most 20,000 yen."""
        return Yen.fixed(20_000)


    @studio.excludes("5", on=[cancelling_fee])
    def illness(booking: type[Cancelling]) -> Truth:
        """Nothing if the guest fell ill."""
        return booking.ill


    owed = studio.question("cancelling-fee", Cancelling, cancelling_fee, en="How much is owed?", ja="取消料は。")
'''
SCRIPT = """
    import obligations
    from obligations.cover import cover, cover_text
    from obligations.edges import at_most, binding, edges, greatest, least
    from hypothesis import given, settings
    from obligations.testing import check_laws, never_above, never_rises_with, scenarios

    owed = obligations.contract("studio-terms").find("cancelling-fee")
    case = {"price": 50_000, "booked_for": "2025-05-20", "cancelled_on": "2025-05-15", "ill": False}
    assert owed.ask(case).value == 15_000

    told = [(str(edge.at), edge.change.code, edge.provisions) for edge in edges(owed, case)]
    assert told == [
        ("66667", "slope", ("4",)),
        ("2025-05-23", "kind", ("3",)),
        ("2025-05-13", "kind", ("3",)),
        ("True", "jump", ("5",)),
    ], told
    assert str(greatest(owed, case, "cancelled_on", at_most(0)).value) == "2025-05-12"
    assert least(owed, case, "price", binding("4")).value == 66_670

    check_laws(obligations.contract("studio-terms"), never_above(owed, 20_000), never_rises_with(owed, "booked_for"))

    met = set()

    @settings(max_examples=200, database=None, derandomize=True)
    @given(scenarios(owed))
    def meets_the_edges(scenario):
        met.add((scenario.plain[1] - scenario.plain[2], scenario.ask().plain_value() == 20_000))

    meets_the_edges()
    assert {7, 8} <= {days for days, _ in met} and True in {capped for _, capped in met}

    found = cover(obligations.contract("studio-terms"))
    assert [str(side) for side, _ in found.unreached] == ["4: at_most does not apply"], found.unreached
    open("studio.scenario.yaml", "w", encoding="utf-8").write(cover_text("studio-terms", found))
"""
TESTS = """
    import obligations
    from obligations.testing import never_falls_with, never_negative

    owed = obligations.contract("studio-terms").find("cancelling-fee")
    test_a_fee_is_never_negative = never_negative(owed)
    test_a_higher_price_never_costs_less = never_falls_with(owed, "price")
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder to work in, and the environment in which the contract is installed."""
    source = tmp_path_factory.mktemp("source")
    for name, text in (("pyproject.toml", PYPROJECT), ("backend.py", BACKEND), ("studio_terms.py", STUDIO)):
        (source / name).write_text(textwrap.dedent(text), encoding="utf-8")
    target = tmp_path_factory.mktemp("installed")
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "install", *offline, "--target", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    work = tmp_path_factory.mktemp("work")
    return work, {**os.environ, "PYTHONPATH": str(target), "LC_ALL": "C.UTF-8"}


def run(installed: tuple[Path, dict[str, str]], *arguments: str) -> subprocess.CompletedProcess[str]:
    work, environment = installed
    return subprocess.run(
        [sys.executable, *arguments], cwd=work, env=environment, capture_output=True, text=True, check=False
    )


def test_it_gets_edges_inverse_questions_laws_scenarios_and_a_cover(installed: tuple[Path, dict[str, str]]) -> None:
    done = run(installed, "-c", textwrap.dedent(SCRIPT))
    assert done.returncode == 0, done.stderr
    (installed[0] / "test_studio.py").write_text(textwrap.dedent(TESTS), encoding="utf-8")
    tests = run(installed, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", ".")
    assert tests.returncode == 0, tests.stdout + tests.stderr
    text = (installed[0] / "studio.scenario.yaml").read_text(encoding="utf-8")
    assert f"{text.count('- name:') + 2} passed" in tests.stdout


def test_it_is_on_the_command_line_too(installed: tuple[Path, dict[str, str]]) -> None:
    facts = ("--price", "50000", "--booked-for", "2025-05-20", "--cancelled-on", "2025-05-15", "--ill", "false")
    program = ("-m", "obligations.doors.command_line")
    told = run(installed, *program, "edges", "studio-terms", "cancelling-fee", *facts, "--json")
    assert [edge["provisions"] for edge in json.loads(told.stdout)["edges"]] == [["4"], ["3"], ["3"], ["5"]]
    cover = run(installed, *program, "cover", "studio-terms")
    assert cover.stdout.startswith("contract: studio-terms\nscenarios:\n- name:")
