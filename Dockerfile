# The archive is mounted at /archive: docker run --rm -v "$PWD:/archive:ro" artlint
FROM python:3.13-slim-trixie AS build
RUN apt-get update && apt-get install --yes --no-install-recommends git
COPY pyproject.toml README.md LICENSE /source/
COPY validator /source/validator
COPY rules /source/rules
RUN python -m venv /opt/artlint \
    && /opt/artlint/bin/pip install --no-cache-dir --disable-pip-version-check /source \
    && /opt/artlint/bin/pip uninstall --yes pip

FROM python:3.13-slim-trixie
# Only git's main program: what reads the index and older versions is built into it, and its libraries are dpkg's own.
# The whole package would bring perl, Kerberos and LDAP, 100 MB.
COPY --from=build /usr/bin/git /usr/bin/git
COPY --from=build /opt/artlint /opt/artlint
ENV PATH="/opt/artlint/bin:$PATH"
# The mounted archive belongs to somebody else than the user here. The check shows that all works, and leaves compiled what
# it needs of the standard library, which Python's image does not bring and this user could not write.
RUN git config --system --add safe.directory '*' \
    && pip uninstall --yes --root-user-action=ignore pip \
    && printf '<!--NaN-->\n' | artlint check --isolated --fail-on never --stdin-filename 1.md -
USER 10001:10001
WORKDIR /archive
# The first process of a container ignores SIGTERM, so `docker stop` would wait ten seconds and kill.
STOPSIGNAL SIGINT
ENTRYPOINT ["artlint"]
CMD ["check"]
