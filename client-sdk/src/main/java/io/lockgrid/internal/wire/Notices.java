package io.lockgrid.internal.wire;

import io.lockgrid.internal.words.Notice;
import java.util.List;
import java.util.UUID;

/** Notices on their way to one session. Immutable. */
public record Notices(String group, UUID session, List<Notice> notices) {}
