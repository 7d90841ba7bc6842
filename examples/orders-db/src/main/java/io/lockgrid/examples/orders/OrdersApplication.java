package io.lockgrid.examples.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** One instance of the order service. With lockgrid-node on its class path it is a member of the grid. */
@SpringBootApplication
class OrdersApplication {

    /** Settings are Spring Boot's, from the environment. */
    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }

    @EventListener
    void isReady(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        System.out.println("listens on 127.0.0.1:" + port);
    }
}
