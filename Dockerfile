# The tag is pinned to a minor version of Python; pin it to a digest of your own registry if you must
# have the same bytes each time (docker buildx imagetools inspect python:3.11-slim-bookworm).
# Two stages: wheels are installed by hash in the first, only the result goes into the second.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python -m venv /opt/sefid
COPY requirements/run.txt requirements/run.txt
RUN /opt/sefid/bin/python -m pip install --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY messengers messengers
COPY screens screens
COPY smsir smsir
COPY storage storage
COPY sandbox sandbox
RUN /opt/sefid/bin/python -m pip install --no-deps .

FROM python:3.11-slim-bookworm
ENV PATH=/opt/sefid/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONSAFEPATH=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    SEFID_DATABASE=/data/sefid.db \
    SEFID_LISTEN=0.0.0.0:8443
RUN groupadd --gid 10001 sefid \
 && useradd --uid 10001 --gid sefid --no-create-home --home-dir /nonexistent sefid \
 && install -d -o sefid -g sefid -m 700 /data
COPY --from=build /opt/sefid /opt/sefid
USER sefid
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["sefid", "health"]
CMD ["sefid", "run"]
