"""Why a rule is off for an article: the line of the configuration that says so, or a default."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.config.find import PYPROJECT
from artlint.config.lines import line_of
from artlint.drill.results import OFF, Cause
from artlint.files.paths import shown_path
from artlint.rule import Severity

if TYPE_CHECKING:
    from artlint.config import FileSettings
    from artlint.config.find import Files
    from artlint.config.settings import Setting
    from artlint.model import Request
    from artlint.packs import RuleInfo

_origin = re.compile(r"(.*) \[([^\[\]]*)\](?: (.*))?", re.DOTALL).fullmatch


class Reasons:
    """Tells why rules are off. `files` reads the configurations."""

    def __init__(self, files: Files, request: Request) -> None:
        self._files = files
        self._working_folder = request.working_folder
        self._selection = request.selection
        self._texts: dict[str, str] = {}

    def of(self, rule: RuleInfo, settings: FileSettings, layout: str) -> Cause | None:
        """Why a rule does not run on an article of that layout; None where it does."""
        if settings.severity_of(rule, layout, self._selection) is not Severity.OFF:
            return None
        levels = [it for it in settings.settings_of(rule) if it.severity is not None]
        if levels and levels[-1].severity is Severity.OFF:
            return self._of_setting(levels[-1])
        if not rule.enabled:
            return Cause(OFF, "off by default", is_asked=False)
        return Cause(OFF, f"off by default in the layout {layout}", is_asked=False)

    def _of_setting(self, setting: Setting) -> Cause:
        match = _origin(setting.origin)
        if match is None:
            return Cause(OFF, setting.origin, setting.origin)
        file, table, key = match[1], match[2], match[3] or setting.rule
        return Cause(OFF, f'[{table}] {key} = "off"', self._place(file, (*table.split("."), key)))

    def _place(self, file: str, path: tuple[str, ...]) -> str:
        prefix = ("tool", "artlint") if os.path.basename(file) == PYPROJECT else ()
        shown, text = shown_path(file, self._working_folder), self._text(file)
        line = line_of(text, (*prefix, *path, "severity")) or line_of(text, (*prefix, *path))
        return shown if line is None else f"{shown}:{line}"

    def _text(self, file: str) -> str:
        if file not in self._texts:
            try:
                self._texts[file] = decode(self._files.read(file))
            except OSError:  # it was there when it was loaded
                self._texts[file] = ""
        return self._texts[file]
