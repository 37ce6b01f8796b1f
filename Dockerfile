# The archive is mounted at /archive: docker run --rm -v "$PWD:/archive:ro" artlint
FROM python:3.13-alpine AS build
COPY pyproject.toml README.md LICENSE /source/
COPY validator /source/validator
COPY rules /source/rules
RUN python -m venv /opt/artlint \
    && /opt/artlint/bin/pip install --no-cache-dir --disable-pip-version-check /source \
    && /opt/artlint/bin/pip uninstall --yes pip

FROM python:3.13-alpine
# git reads the index and older versions; the mounted archive belongs to somebody else than the user here.
# hadolint ignore=DL3018
RUN apk add --no-cache git \
    && git config --system --add safe.directory '*' \
    && adduser -S -D -H -u 10001 artlint
COPY --from=build /opt/artlint /opt/artlint
ENV PATH="/opt/artlint/bin:$PATH"
USER 10001
WORKDIR /archive
ENTRYPOINT ["artlint"]
CMD ["check"]
