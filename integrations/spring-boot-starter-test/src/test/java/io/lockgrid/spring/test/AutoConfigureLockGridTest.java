package io.lockgrid.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/** An application that would be a member elsewhere. */
@SpringBootTest(properties = "lockgrid.seats=5")
@AutoConfigureLockGrid
class AutoConfigureLockGridTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    LockGrid grid;

    @Test
    void theApplicationsLocksStayInTheTest() {
        assertThat(GridNode.address(grid)).isEmpty();
        try (Hold hold = grid.lock("orders/42").tryAcquire().orElseThrow()) {
            assertThat(hold.isHeld()).isTrue();
        }
    }
}
