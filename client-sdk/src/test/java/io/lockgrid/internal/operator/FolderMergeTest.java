package io.lockgrid.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderMergeTest {
    private static final Instant SINCE = Instant.ofEpochMilli(5);

    @Test
    void whatGroupsSayAboutTheSameFolderIsOneFolder() {
        FolderMerge merge = new FolderMerge(LockQuery.all().withLimit(3));
        merge.add(part(List.of(new LockFolder("a/", 2, 1, 4, SINCE)), 2, "x", "z"), true);
        LockFolder later = new LockFolder("a/", 3, 2, 0, SINCE.plusSeconds(1));
        merge.add(part(List.of(later, new LockFolder("b/", 1, 0, 1, null)), 3, "w", "y"), true);
        merge.add(part(List.of(later), 3, "zz"), false);

        LockFolders all = merge.result();

        assertThat(all.folders())
                .containsExactly(new LockFolder("a/", 5, 3, 4, SINCE), new LockFolder("b/", 1, 0, 1, null));
        assertThat(all.more()).isFalse();
        assertThat(all.locks().locks()).extracting(LockInfo::name).containsExactly("w", "x", "y");
        assertThat(all.locks().total()).isEqualTo(5);
    }

    private static LockFolders part(List<LockFolder> folders, int total, String... locks) {
        List<LockInfo> page = Arrays.stream(locks)
                .map(name -> new LockInfo(name, LockState.WAITED_FOR, 0, 0, null, List.of(), 0, null))
                .toList();
        return new LockFolders("", folders, false, new LockPage(page, total, 0));
    }
}
