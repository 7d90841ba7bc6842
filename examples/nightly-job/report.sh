#!/bin/sh
# Makes the report of a night and stores it. To be run under the lock, which tells its fence:
#   lockgrid run reports/nightly --wait 0s --max-hold 30m -- ./report.sh
# STORE: the object store. SALES: the file to report about. NIGHT: which night, by default that of today.
set -eu
report=reports/${NIGHT:-$(date -u +%F)}

# The lock lets one run at a time. Whether the report of this night is there already, only the store knows. Asked with the
# fence, it refuses from now on what an earlier holder may still send.
status=$(curl -sS -o /dev/null -w '%{http_code}' -H "Fence: $LOCKGRID_FENCE" "$STORE/$report")
case $status in
  200) echo "$report is there already" && exit 0 ;;
  404) ;;
  *) echo "the store answered $status when asked for $report; nothing was stored" >&2 && exit 1 ;;
esac

[ -e "$SALES" ] || echo "waits for the sales of the night"
until [ -e "$SALES" ]; do sleep 1; done

awk -F, '{ total += $2 } END { print "total," total }' "$SALES" |
  curl -sS --fail -X PUT -H "Fence: $LOCKGRID_FENCE" --data-binary @- "$STORE/$report"
echo "stored $report with fence $LOCKGRID_FENCE"
