# Ends a command whose guard has died, with all that it started. Runs beside both, on Linux.
#   $1, $2          the lock and the fence, which all that the command started has in its environment
#   standard input  from the guard: the command's pid, then "ended" when the command has; it closes when the guard dies
# Signals that a terminal sends to all are for the others.
trap '' HUP INT QUIT TERM TSTP

# state, parent and birth of a process; fails if there is none
look_at() {
  read -r line <"/proc/$1/stat" || return 1
  # shellcheck disable=SC2086 # fields
  set -- ${line##*) }
  state=$1 parent=$2 birth=${20}
}

command= command_birth=
while read -r line; do
  [ "$line" = ended ] && exit
  command=$line
  look_at "$command" && command_birth=$birth
done

# all: the pids of what is to end, between blanks
find_all() {
  all=' '
  if [ -n "$command_birth" ] && look_at "$command" && [ "$birth" = "$command_birth" ]; then
    all=" $command "
  fi
  for file in $(grep -lsF -e "LOCKGRID_FENCE=$2" /proc/[0-9]*/environ); do
    grep -qsF -e "LOCKGRID_LOCK=$1" "$file" || continue
    pid=${file#/proc/}
    all="$all${pid%/environ} "
  done
  # and what they have started, also with another environment
  more=yes
  while [ -n "$more" ]; do
    more=
    for folder in /proc/[0-9]*; do
      pid=${folder#/proc/}
      case $all in *" $pid "*) continue ;; esac
      look_at "$pid" || continue
      case $all in *" $parent "*) all="$all$pid " more=yes ;; esac
    done
  done
}

# alive: those of them that have not ended
find_alive() {
  find_all "$1" "$2"
  alive=
  for pid in $all; do
    look_at "$pid" && [ "$state" != Z ] && alive="$alive $pid"
  done
}

signal=TERM
for second in 1 2 3 4 5 6 7 8 9 10; do
  find_alive "$1" "$2"
  # not at the first look: one that was just being started gets its environment a moment later
  [ -n "$alive" ] || [ "$second" = 1 ] || exit
  [ "$second" -le 5 ] || signal=KILL
  # shellcheck disable=SC2086 # pids
  case $second in 1 | 2 | 6 | 7 | 8 | 9) [ -z "$alive" ] || kill -s "$signal" $alive ;; esac
  sleep 1
done
