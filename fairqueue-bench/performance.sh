#!/usr/bin/env bash
# Measures FairQueue beside what anyone else would use, and writes docs/performance.md and its chart.
#
#   performance.sh               everything, some twenty-five minutes; writes into docs/
#   performance.sh --only a,c    some letters; writes into fairqueue-bench/target/performance/
#   performance.sh --quick       shows in a minute that everything runs; as --only
#   performance.sh --rounds 3    fewer rounds, or more; as --only
#   performance.sh --no-build    what was packaged before
#
# Compares with pgbench (postgresql-contrib, or Debian's postgresql-15), redis-benchmark (redis-tools)
# and wrk, and puts nginx in front as a cache; what needs one that is missing is skipped, and the page says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=docs build=true
for argument in "$@"; do
  case $argument in
    --only | --quick | --rounds) out=fairqueue-bench/target/performance ;;
    --no-build) build=false ;;
  esac
done

# The newest JDK from 21 up.
java_home='' newest=20
for release in "${FAIRQUEUE_JAVA_HOME:-}/release" "${JAVA_HOME:-}/release" /usr/lib/jvm/*/release; do
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null || true)
  if [ -n "$version" ] && [ "$version" -gt "$newest" ]; then
    java_home=$(dirname "$release") newest=$version
  fi
done
[ -n "$java_home" ] || { echo "performance.sh: no JDK from 21 up was found" >&2; exit 1; }

if [ "$build" = true ]; then
  mvn -B -q -ntp -pl fairqueue-bench -am package -DskipTests -DskipITs -Dspotless.check.skip=true </dev/null
fi

options=(-Xmx2g --enable-native-access=ALL-UNNAMED
  -Dlogback.configurationFile=io/fairqueue/cli/quiet-logback.xml)
[ "$newest" -lt 24 ] || options+=(--sun-misc-unsafe-memory-access=allow)
exec "$java_home/bin/java" "${options[@]}" \
  -cp "$PWD/fairqueue-bench/target/fairqueue-bench.jar:$(<fairqueue-bench/target/class-path)" \
  io.fairqueue.bench.performance.Performance --out "$out" "$@"
