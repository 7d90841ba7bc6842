package io.lockgrid.shedlock;

import io.lockgrid.LockGrid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The provider over three members and a light client. */
@Tag("thorough")
class MembersLockProviderTest {
    private static ThreeMembers three;

    @BeforeAll
    static void start() {
        three = new ThreeMembers();
    }

    @AfterAll
    static void stop() {
        three.close();
    }

    @Nested
    class InMembers extends LockProviderContract {
        @Override
        LockGrid grid() {
            return three.members.get(0);
        }

        @Override
        LockGrid otherGrid() {
            return three.members.get(1);
        }

        @Override
        int turns() {
            return 100;
        }
    }

    @Nested
    class InAClientAndAMember extends LockProviderContract {
        @Override
        LockGrid grid() {
            return three.client;
        }

        @Override
        LockGrid otherGrid() {
            return three.members.get(2);
        }

        @Override
        int turns() {
            return 100;
        }
    }
}
