package io.lockgrid.simulation;

import static io.lockgrid.simulation.PlantedFault.inClient;

import java.util.stream.Stream;

/** Faults of the holder's side: what a client or a member believes of its session and its holds. */
class PlantedHolderFaultsTest extends PlantedFaults {
    static Stream<PlantedFault> faults() {
        return Stream.of(
                inClient(
                        "validity is counted from the answer",
                        "CurrentSession",
                        "sender.aliveUntil(sentAt + ClockMargin.within(sender.timeToLive()));",
                        "sender.aliveUntil(services.now() + ClockMargin.within(sender.timeToLive()));"),
                inClient(
                        "validity is of the time to live that was asked for",
                        "CurrentSession",
                        "sender.granted(opened.timeToLiveMillis() * MILLI);",
                        "sender.granted(settings.timeToLive().toNanos());"),
                inClient(
                        "validity has no margin for clocks",
                        "ClockMargin",
                        "nanos - nanos / PART",
                        "nanos - nanos / PART / PART / PART"),
                inClient(
                        "a withdraw is forgotten",
                        "AcquireCall",
                        "        Session left = session;\n        long place = sequence;\n",
                        "        Session left = session;\n        long place = sequence;\n"
                                + "        if (place != 0) {\n            settle(Refusal.HELD);\n            return;\n        }\n"),
                inClient(
                        "an answer counts that a notice has overtaken",
                        "AcquireCall",
                        "        if (stage != Stage.ASKED) {\n            return; // a notice",
                        "        if (stage == Stage.NEW) {\n            return; // a notice"),
                inClient(
                        "keep-alives are sent only without other traffic",
                        "Flights",
                        "        int attempt = flight.attempts;\n",
                        "        int attempt = flight.attempts;\n        current.get().lastBeatAt = services.now();\n"),
                inClient(
                        "a renewal counts as the last that was applied",
                        "MaxHold",
                        "mayCount.removeIf(earlier -> earlier.answered < renewal.asked);",
                        "mayCount.removeIf(earlier -> earlier != renewal);"),
                inClient(
                        "a hold does not look at its session",
                        "HoldBelief",
                        "return now - session.validUntil >= 0 || isMaxHoldOver(now);",
                        "return isMaxHoldOver(now);"),
                inClient(
                        "a close leaves holds as they are",
                        "Closing",
                        "            hold.lose(LockLoss.closed()); // known here before the grid can give it to another\n",
                        ""),
                inClient(
                        "who waits for a time waits for the grid without end",
                        "GridLockHandle",
                        "                settled = call.await(graceForGrid());\n",
                        "                settled = call.await(callTimeout());\n"),
                inClient(
                        "threads enter with what others hold",
                        "ThreadLockHandle",
                        "return new Key(lane, name, Thread.currentThread().getId());",
                        "return new Key(lane, name, 0);"));
    }
}
