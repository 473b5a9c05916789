"""The benchmark of reading says how it is called instead of ending in a traceback."""

import pytest

from bench.parse import main


@pytest.mark.parametrize("arguments", [[], ["--once"], ["no-such-folder"], ["."], ["a", "b"]])
def test_a_call_that_cannot_be_meant_ends_with_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m bench.parse" in capsys.readouterr().err


def test_help_says_what_is_measured(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "rows a second" in capsys.readouterr().out
