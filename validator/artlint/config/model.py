"""The configuration file as pydantic sees it. Imported only where there is one to validate (design, law 7)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from artlint.article.source import LAYOUTS
from artlint.config.globs import usable_glob

Layout = Literal["epoch", "front-matter", "dated"]
Level = Literal["off", "info", "warning", "error"]
RuleTable = dict[str, Level | dict[str, Any]]


def _known_zone(name: str) -> str:
    from zoneinfo import ZoneInfo, available_timezones

    from artlint.config.errors import nearest

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise ValueError(
            f"expected the IANA name of a time zone{nearest(name, sorted(available_timezones()))}"
        ) from None
    return name


def _proxy_prefix(prefix: str) -> str:
    if not prefix.startswith(("https://", "http://")) or not prefix.endswith("="):
        raise ValueError(
            "expected the address of an image proxy up to its `url=`, such as https://images.weserv.nl/?url="
        )
    return prefix


def _specifier(written: str) -> str:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        SpecifierSet(written)
    except InvalidSpecifier:
        raise ValueError('expected versions as in Python\'s packages, such as ">=0.1,<1"') from None
    return written


Glob = Annotated[str, AfterValidator(usable_glob)]


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"), validate_by_name=False
    )


class SourceModel(_Model):
    """One feed robot: the files it wrote, and what holds for them."""

    name: Annotated[str, Field(min_length=1, description="What reports and messages call it.")]
    files: Annotated[list[Glob], Field(min_length=1, description="Globs of its files, relative to this file.")]
    layout: Annotated[Layout | None, Field(description="The layout of its files.")] = None
    zone: Annotated[
        str | None, AfterValidator(_known_zone), Field(description="The time zone of datelines that name none.")
    ] = None
    proxy: Annotated[
        str | None, AfterValidator(_proxy_prefix), Field(description="What stands before a proxied image's address.")
    ] = None
    rules: Annotated[RuleTable, Field(description="Settings of rules for these files; they win over [rules].")] = {}


class ConfigModel(_Model):
    """artlint.toml, or [tool.artlint] in pyproject.toml."""

    required_version: Annotated[
        str | None, AfterValidator(_specifier), Field(description="The versions of artlint that may be used.")
    ] = None
    extends: Annotated[str | list[str], Field(description="Configuration files to start from.")] = []
    plugins: Annotated[
        list[str], Field(description="Distributions with an entry point in artlint.rules, or folders of rules.")
    ] = []
    layout: Annotated[Layout | None, Field(description=f"The layout of all files: {', '.join(LAYOUTS)}.")] = None
    include: Annotated[
        list[Glob] | None, Field(description="Globs of the articles; without it, artlint tells them by their frame.")
    ] = None
    exclude: Annotated[list[Glob] | None, Field(description="Globs of files that are never checked.")] = None
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None, Field(description="The least severity that fails a run.")
    ] = None
    baseline: Annotated[
        str | None,
        Field(min_length=1, description="The file of accepted findings, relative to this file."),
    ] = None
    rules: Annotated[RuleTable, Field(description="Rule -> severity, or a table of severity and options.")] = {}
    sources: Annotated[list[SourceModel], Field(description="The feed robots, in order; the later wins.")] = []
