"""The configuration file as pydantic sees it. Imported only where there is one to validate (design, law 7)."""

from __future__ import annotations

from datetime import date  # noqa: TC003  pydantic reads the annotations
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from artlint.article.hosts import read_host
from artlint.article.source import LAYOUTS
from artlint.config.globs import usable_glob
from artlint.config.read_budgets import LIMIT_SCHEMA, usable_limit

Layout = Literal["epoch", "front-matter", "dated", "post", "header", "page", "heading"]
Body = Literal["auto", "html", "markdown"]
Flavor = Literal["commonmark", "kramdown", "hugo"]
Level = Literal["off", "info", "warning", "error"]
RuleTable = dict[str, Level | dict[str, Any]]
BudgetTable = dict[str, Annotated[Any, AfterValidator(usable_limit), WithJsonSchema(LIMIT_SCHEMA)]]


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


def _host(written: str) -> str:
    host = read_host(written)
    if host is None or "*" in host:
        raise ValueError("expected a host such as example.org, without scheme and path")
    return host


def _specifier(written: str) -> str:
    from packaging.specifiers import SpecifierSet

    try:
        SpecifierSet(written).contains("0")  # the numbers in it are read no sooner
    except ValueError:
        raise ValueError('expected versions as in Python\'s packages, such as ">=0.1,<1"') from None
    return written


def _day(written: date | str | None) -> str | None:
    from artlint.article.suppressions import end_of_day

    if written is None:
        return None
    day = written if isinstance(written, str) else written.isoformat()
    if end_of_day(day) is None:
        raise ValueError("expected a day such as 2027-01-31")
    return day


Glob = Annotated[str, AfterValidator(usable_glob)]
Name = Annotated[str, Field(min_length=1)]
Keys = Annotated[list[Name] | None, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"), validate_by_name=False
    )


def _described(text: str, one_of: tuple[str, ...] = ()) -> ConfigDict:
    """What the schema says of a table, and the keys of which it needs one; `python -OO` leaves docstrings out."""
    needs: dict[str, Any] = {"anyOf": [{"required": [key]} for key in one_of]} if one_of else {}
    return ConfigDict(json_schema_extra={"description": text, **needs})


class SourceModel(_Model):
    """One feed robot: the files it wrote, and what holds for them."""

    model_config = _described(
        "One feed robot: the files it wrote, and what holds for them.", one_of=("files", "where", "link-host")
    )

    name: Annotated[str, Field(min_length=1, description="What reports and messages call it.")]
    files: Annotated[
        list[Glob] | None, Field(min_length=1, description="Globs of its files, relative to this file.")
    ] = None
    where: Annotated[
        dict[Name, Name] | None,
        Field(min_length=1, description="Keys of front matter or header lines, each with a glob over its value."),
    ] = None
    link_host: Annotated[
        list[Annotated[str, AfterValidator(_host)]] | None,
        Field(min_length=1, description="Hosts of the articles' own addresses; their subdomains count."),
    ] = None
    layout: Annotated[Layout | None, Field(description="The layout of its files.")] = None
    body: Annotated[Body | None, Field(description="How its bodies are read.")] = None
    flavor: Annotated[Flavor | None, Field(description="How its Markdown is rendered.")] = None
    title_keys: Annotated[Keys, Field(description="The keys that hold the title; the first that is filled counts.")] = (
        None
    )
    link_keys: Annotated[Keys, Field(description="The keys that hold the article's own address.")] = None
    date_keys: Annotated[Keys, Field(description="The keys that hold the article's date.")] = None
    site_root: Annotated[
        str | None, Field(min_length=1, description="The folder that addresses begin at, relative to this file.")
    ] = None
    zone: Annotated[
        str | None, AfterValidator(_known_zone), Field(description="The time zone of datelines that name none.")
    ] = None
    proxy: Annotated[
        str | None, AfterValidator(_proxy_prefix), Field(description="What stands before a proxied image's address.")
    ] = None
    rules: Annotated[RuleTable, Field(description="Settings of rules for these files; they win over [rules].")] = {}
    budget: Annotated[BudgetTable, Field(description="Budgets of these files; they win over those of [budget].")] = {}

    @model_validator(mode="after")
    def _names_files(self) -> SourceModel:
        if self.files is None and self.where is None and self.link_host is None:
            raise ValueError("expected the key files, where or link-host")
        return self


class IgnoreModel(_Model):
    """Findings that are accepted in some files, and for how long."""

    model_config = _described("Findings that are accepted in some files, and for how long.", one_of=("files", "source"))

    files: Annotated[
        list[Glob] | None, Field(min_length=1, description="Globs of its files, relative to this file.")
    ] = None
    source: Annotated[str | None, Field(min_length=1, description="The source whose files are meant.")] = None
    rules: Annotated[
        list[Annotated[str, Field(min_length=1)]], Field(min_length=1, description="Rules, or folders of rules.")
    ]
    reason: Annotated[str | None, Field(min_length=1, description="Why; reports repeat it.")] = None
    until: Annotated[
        date | str | None,
        AfterValidator(_day),
        Field(description="The last day on which it holds (UTC): 2027-01-31."),
    ] = None

    @model_validator(mode="after")
    def _names_files(self) -> IgnoreModel:
        if self.files is None and self.source is None:
            raise ValueError("expected the key files or source")
        return self


class SuppressionsModel(_Model):
    """What is asked of suppressions, in comments and in [[ignore]]."""

    model_config = _described("What is asked of suppressions, in comments and in [[ignore]].")

    require_reason: Annotated[bool | None, Field(description="Whether one without a reason does not hold.")] = None
    require_until: Annotated[bool | None, Field(description="Whether one without a last day does not hold.")] = None


class ConfigModel(_Model):
    """artlint.toml, or [tool.artlint] in pyproject.toml."""

    model_config = _described("artlint.toml, or [tool.artlint] in pyproject.toml.")

    required_version: Annotated[
        str | None, AfterValidator(_specifier), Field(description="The versions of artlint that may be used.")
    ] = None
    extends: Annotated[str | list[str], Field(description="Configuration files to start from.")] = []
    plugins: Annotated[
        list[str], Field(description="Distributions with an entry point in artlint.rules, or folders of rules.")
    ] = []
    layout: Annotated[Layout | None, Field(description=f"The layout of all files: {', '.join(LAYOUTS)}.")] = None
    body: Annotated[Body | None, Field(description="How all bodies are read; auto tells it from each file.")] = None
    flavor: Annotated[
        Flavor | None,
        Field(description="How all Markdown is rendered; without it, artlint tells it by the files of a generator."),
    ] = None
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
    budget: Annotated[
        BudgetTable, Field(description="Rule, folder or level -> how much of it does not fail a run over folders.")
    ] = {}
    sources: Annotated[list[SourceModel], Field(description="The feed robots, in order; the later wins.")] = []
    ignore: Annotated[list[IgnoreModel], Field(description="Findings that are accepted in some files.")] = []
    suppressions: Annotated[
        SuppressionsModel, Field(description="What is asked of comments that suppress, and of [[ignore]].")
    ] = SuppressionsModel()
