package io.lockgrid.internal.wire.questions;

import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.internal.bytes.Enums;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import io.lockgrid.internal.wire.HolderCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes of the records that operators see. Stateless. */
final class InfoCodec {
    private InfoCodec() {}

    static void writeLock(WireWriter out, LockInfo lock) {
        out.string(lock.name());
        out.u8(lock.state().ordinal());
        out.number(lock.fence());
        out.number(lock.depth());
        out.flag(lock.holder() != null);
        if (lock.holder() != null) {
            HolderCodec.write(out, lock.holder());
        }
        out.number(lock.waiters().size());
        lock.waiters().forEach(waiter -> writeWaiter(out, waiter));
        out.number(lock.waiterCount());
        HolderCodec.write(out, lock.delayLeft());
    }

    static LockInfo readLock(WireReader in) {
        return new LockInfo(
                in.string(),
                Enums.at(LockState.values(), in.u8()),
                in.number(),
                in.intNumber(),
                in.flag() ? HolderCodec.read(in) : null,
                in.list(() -> readWaiter(in)),
                in.intNumber(),
                HolderCodec.duration(in.number()));
    }

    static void writeFolder(WireWriter out, LockFolder folder) {
        out.string(folder.prefix());
        out.number(folder.locks());
        out.number(folder.held());
        out.number(folder.waiters());
        Instant since = folder.heldSince();
        out.number(since == null ? -1 : since.toEpochMilli());
    }

    static LockFolder readFolder(WireReader in) {
        return new LockFolder(in.string(), in.intNumber(), in.intNumber(), in.intNumber(), instantOrNull(in.number()));
    }

    private static void writeWaiter(WireWriter out, WaiterInfo waiter) {
        out.string(waiter.session());
        out.string(waiter.member());
        out.string(waiter.host());
        out.string(waiter.owner());
        out.optional(waiter.reason());
        out.number(waiter.since().toEpochMilli());
        HolderCodec.write(out, waiter.timeout());
    }

    private static WaiterInfo readWaiter(WireReader in) {
        return new WaiterInfo(
                in.string(),
                in.string(),
                in.string(),
                in.string(),
                in.optional(),
                readInstant(in),
                HolderCodec.duration(in.number()));
    }

    static void writeSession(WireWriter out, SessionInfo session) {
        out.string(session.id());
        out.u8(session.kind().ordinal());
        out.string(session.name());
        out.string(session.host());
        out.number(session.since().toEpochMilli());
        out.number(session.timeToLive().toMillis());
        out.number(session.timeToLiveLeft().toMillis());
        out.number(session.heartbeat().toMillis());
        writeClaims(out, session.holds());
        writeClaims(out, session.waits());
    }

    static SessionInfo readSession(WireReader in) {
        return new SessionInfo(
                in.string(),
                Enums.at(SessionKind.values(), in.u8()),
                in.string(),
                in.string(),
                readInstant(in),
                Duration.ofMillis(in.number()),
                Duration.ofMillis(in.number()),
                Duration.ofMillis(in.number()),
                in.list(() -> readClaim(in)),
                in.list(() -> readClaim(in)));
    }

    private static void writeClaims(WireWriter out, List<SessionInfo.Claim> claims) {
        out.number(claims.size());
        for (SessionInfo.Claim claim : claims) {
            out.string(claim.lock());
            out.number(claim.fence());
            out.string(claim.owner());
            out.number(claim.since().toEpochMilli());
            HolderCodec.write(out, claim.maxHoldLeft());
        }
    }

    private static SessionInfo.Claim readClaim(WireReader in) {
        return new SessionInfo.Claim(
                in.string(), in.number(), in.string(), readInstant(in), HolderCodec.duration(in.number()));
    }

    static void writeWait(WireWriter out, Wait wait) {
        writeParty(out, wait.waiter());
        out.string(wait.lock());
        writeParty(out, wait.holder());
    }

    static Wait readWait(WireReader in) {
        return new Wait(readParty(in), in.string(), readParty(in));
    }

    private static void writeParty(WireWriter out, Party party) {
        out.string(party.session());
        out.string(party.member());
        out.string(party.owner());
    }

    private static Party readParty(WireReader in) {
        return new Party(in.string(), in.string(), in.string());
    }

    static void writeAudit(WireWriter out, AuditEntry entry) {
        out.number(entry.number());
        out.number(entry.at().toEpochMilli());
        out.string(entry.actor());
        out.string(entry.action());
        out.string(entry.target());
        out.number(entry.fence());
        out.string(entry.reason());
        out.string(entry.outcome());
    }

    static AuditEntry readAudit(WireReader in) {
        return new AuditEntry(
                in.number(),
                readInstant(in),
                in.string(),
                in.string(),
                in.string(),
                in.number(),
                in.string(),
                in.string());
    }

    static void writeGroup(WireWriter out, GroupInfo group) {
        out.string(group.name());
        out.optional(group.leader());
        out.number(group.term());
        out.number(group.commitIndex());
        out.number(group.seats());
        out.number(group.seatsMissing());
        out.number(group.failuresLeft());
        out.number(group.members().size());
        group.members().forEach(out::string);
    }

    static GroupInfo readGroup(WireReader in) {
        return new GroupInfo(
                in.string(),
                in.optional(),
                in.number(),
                in.number(),
                in.intNumber(),
                in.intNumber(),
                in.intNumber(),
                in.list(in::string));
    }

    static void writeMember(WireWriter out, MemberInfo member) {
        out.string(member.id());
        out.string(member.name());
        out.string(member.address());
        out.flag(member.seat());
        out.flag(member.reachable());
        Instant away = member.awaySince();
        out.number(away == null ? -1 : away.toEpochMilli());
    }

    static MemberInfo readMember(WireReader in) {
        return new MemberInfo(in.string(), in.string(), in.string(), in.flag(), in.flag(), instantOrNull(in.number()));
    }

    private static @Nullable Instant instantOrNull(long millis) {
        return millis < 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static Instant readInstant(WireReader in) {
        return Instant.ofEpochMilli(in.number());
    }
}
