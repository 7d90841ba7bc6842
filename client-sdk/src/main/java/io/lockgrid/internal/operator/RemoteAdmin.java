package io.lockgrid.internal.operator;

import io.lockgrid.LockGridException;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.admin.ReleaseOutcome;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.Lane;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuery.Act;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/** Operators' reads and acts, each taken to the leader of the group it is about. Thread-safe. */
public final class RemoteAdmin implements LockAdmin {
    private final GridRuntime runtime;
    private final Questions questions;
    private final MemberActs members;

    public RemoteAdmin(GridRuntime runtime) {
        Transport transport = runtime.transport();
        this.runtime = runtime;
        this.questions = new Questions(runtime, transport);
        this.members = new MemberActs(runtime, transport, questions, this::act);
    }

    @Override
    public LockPage locks(LockQuery query) {
        Objects.requireNonNull(query, "query");
        if (runtime.groups().size() == 1) {
            return page(runtime.groups().get(0), query);
        }
        return merged(query, (group, part) -> new LockFolders(part.prefix(), List.of(), false, page(group, part)))
                .locks();
    }

    private LockPage page(String group, LockQuery query) {
        return questions
                .ask(group, new AdminQuery.Locks(query), AdminAnswer.Locks.class)
                .page();
    }

    @Override
    public LockFolders folders(LockQuery query) {
        Objects.requireNonNull(query, "query");
        if (runtime.groups().size() == 1) {
            return folders(runtime.groups().get(0), query);
        }
        return merged(query, this::folders);
    }

    private LockFolders folders(String group, LockQuery query) {
        return questions
                .ask(group, new AdminQuery.Folders(query), AdminAnswer.Folders.class)
                .folders();
    }

    /** One answer of all groups. Each may hold the whole page: takes as much from each, merges, cuts. */
    private LockFolders merged(LockQuery query, BiFunction<String, LockQuery, LockFolders> how) {
        long reach = (long) query.offset() + query.limit();
        FolderMerge merge = new FolderMerge(query);
        for (String group : runtime.groups()) {
            int taken = 0;
            LockPage page;
            do {
                int next = (int) Math.min(LockQuery.MAX_LIMIT, reach - taken);
                LockFolders part = how.apply(group, query.withOffset(taken).withLimit(next));
                merge.add(part, taken == 0);
                page = part.locks();
                taken += page.locks().size();
            } while (taken < reach && page.hasMore() && !page.locks().isEmpty());
        }
        return merge.result();
    }

    @Override
    public Optional<LockInfo> lock(String name) {
        LockName lock = LockName.parse(name, runtime.groups());
        AdminQuery query = new AdminQuery.Lock(lock.name());
        return Optional.ofNullable(
                questions.ask(lock.group(), query, AdminAnswer.Lock.class).lock());
    }

    @Override
    public List<SessionInfo> sessions() {
        List<SessionInfo> sessions = new ArrayList<>();
        for (String group : runtime.groups()) {
            sessions.addAll(questions
                    .ask(group, new AdminQuery.Sessions(), AdminAnswer.Sessions.class)
                    .sessions());
        }
        sessions.sort(Comparator.comparing(SessionInfo::name).thenComparing(SessionInfo::id));
        return List.copyOf(sessions);
    }

    @Override
    public ReleaseOutcome forceRelease(String name, long fence, String actor, String reason) {
        LockName lock = LockName.parse(name, runtime.groups());
        if (fence <= 0) {
            throw new IllegalArgumentException("fence is " + fence
                    + "; allowed: the fence that the lock's holder is shown with; nothing was released");
        }
        String who = runtime.label(actor, "actor");
        String why = runtime.label(reason, "reason");
        Outcome outcome =
                act(lock.group(), sequence -> new Request.ForceRelease(sequence, lock.name(), fence, who, why));
        if (outcome instanceof Outcome.FenceMovedOn moved) {
            return moved.holder() == null
                    ? ReleaseOutcome.notHeld()
                    : ReleaseOutcome.heldBy(moved.fence(), moved.holder());
        } else if (outcome instanceof Outcome.ForceReleased) {
            return ReleaseOutcome.releasedHold(fence);
        }
        throw unexpected("what came of the release", outcome);
    }

    @Override
    public AskOutcome askToRelease(String name, long fence, String actor, String reason) {
        LockName lock = LockName.parse(name, runtime.groups());
        if (fence <= 0) {
            throw new IllegalArgumentException("fence is " + fence
                    + "; allowed: the fence that the lock's holder is shown with; nobody was asked");
        }
        String who = runtime.label(actor, "actor");
        String why = runtime.label(reason, "reason");
        Outcome outcome =
                act(lock.group(), sequence -> new Request.AskToRelease(sequence, lock.name(), fence, who, why));
        if (outcome instanceof Outcome.Asked asked) {
            return new AskOutcome(asked.status(), asked.fence(), asked.holder());
        } else if (outcome instanceof Outcome.FenceMovedOn moved) {
            return new AskOutcome(AskOutcome.Status.FENCE_MOVED_ON, moved.fence(), moved.holder());
        }
        throw unexpected("what came of asking the holder", outcome);
    }

    @Override
    public ActOutcome promote(String memberId, String actor, String reason) {
        return members.act(Act.Kind.PROMOTE, runtime.groups().get(0), memberId, actor, reason);
    }

    @Override
    public ActOutcome removeSeat(String memberId, String actor, String reason) {
        return members.act(Act.Kind.REMOVE_SEAT, runtime.groups().get(0), memberId, actor, reason);
    }

    @Override
    public ActOutcome moveLeadership(String group, String memberId, String actor, String reason) {
        return members.act(Act.Kind.MOVE_LEADERSHIP, group, memberId, actor, reason);
    }

    @Override
    public ActOutcome restartTable(String actor, String reason) {
        return members.restartTable(actor, reason);
    }

    @Override
    public boolean closeSession(String sessionId, String actor, String reason) {
        UUID session = sessionId(sessionId);
        String who = runtime.label(actor, "actor");
        String why = runtime.label(reason, "reason");
        boolean existed = false;
        for (String group : runtime.groups()) {
            Outcome outcome = act(group, sequence -> new Request.EndSession(sequence, session, who, why));
            if (!(outcome instanceof Outcome.SessionEnded ended)) {
                throw unexpected("what came of closing the session", outcome);
            }
            existed |= ended.existed();
        }
        return existed;
    }

    private static LockGridException unexpected(String expected, Outcome outcome) {
        return new LockGridException("the lock grid answered something else than " + expected + ": " + outcome
                + "; whether it was done is not known: look at the lock before you try again");
    }

    private static UUID sessionId(String text) {
        Objects.requireNonNull(text, "sessionId");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a session's id; nothing was closed: take the id from the list of sessions",
                    e);
        }
    }

    private Outcome act(String group, LongFunction<Request> request) {
        runtime.checkOpen();
        Lane lane = runtime.lane(group);
        OperatorCall call = new OperatorCall(request);
        lane.submit(call);
        Object settled =
                call.awaitUninterruptibly(runtime.settings().callTimeout().toNanos());
        if (settled instanceof Outcome.Refused refused) {
            throw refused.failure();
        } else if (settled instanceof Outcome outcome) {
            return outcome;
        } else if (settled instanceof LockGridException failure) {
            throw failure;
        }
        throw lane.unavailable(call.undone());
    }

    @Override
    public WaitGraph waitGraph() {
        List<WaitGraph.Wait> waits = new ArrayList<>();
        for (String group : runtime.groups()) {
            waits.addAll(questions
                    .ask(group, new AdminQuery.Waits(), AdminAnswer.Waits.class)
                    .waits());
        }
        return WaitGraph.of(waits);
    }

    @Override
    public GroupsInfo groups() {
        List<GroupInfo> groups = new ArrayList<>();
        Map<String, MemberInfo> members = new LinkedHashMap<>();
        for (String group : runtime.groups()) {
            AdminAnswer.Facts facts = questions.ask(group, new AdminQuery.Facts(), AdminAnswer.Facts.class);
            groups.add(facts.group());
            facts.members().forEach(member -> members.putIfAbsent(member.id(), member));
        }
        return new GroupsInfo(groups, List.copyOf(members.values()));
    }

    @Override
    public List<GroupStatistics> statistics() {
        return runtime.groups().stream()
                .map(group -> questions
                        .ask(group, new AdminQuery.Statistics(), AdminAnswer.Statistics.class)
                        .statistics())
                .toList();
    }

    @Override
    public List<LockEvent> history(String name, int most) {
        LockName lock = LockName.parse(name, runtime.groups());
        EventStream.checkMost(most);
        return questions
                .ask(lock.group(), new AdminQuery.History(lock.name(), most), AdminAnswer.History.class)
                .events();
    }

    @Override
    public LockEvents events(EventCursor after, int most) {
        return new EventStream(questions, runtime.groups()).read(after, most);
    }

    @Override
    public List<AuditEntry> audit(int newest) {
        if (newest < 0) {
            throw new IllegalArgumentException("newest is " + newest + "; allowed: 0 or more");
        }
        List<AuditEntry> entries = new ArrayList<>();
        for (String group : runtime.groups()) {
            entries.addAll(questions
                    .ask(group, new AdminQuery.Audit(newest), AdminAnswer.Audit.class)
                    .entries());
        }
        entries.sort(Comparator.comparing(AuditEntry::at)
                .thenComparing(AuditEntry::number)
                .reversed());
        return List.copyOf(entries.subList(0, Math.min(newest, entries.size())));
    }
}
