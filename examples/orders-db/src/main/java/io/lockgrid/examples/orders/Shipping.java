package io.lockgrid.examples.orders;

import io.lockgrid.Hold;
import io.lockgrid.LockLostException;
import io.lockgrid.jdbc.StaleFenceException;
import io.lockgrid.spring.GridLocked;
import io.lockgrid.spring.GridLocks;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ships an order, parcel by parcel. */
@RestController
class Shipping {
    private static final long PACKING_MILLIS = 2000;

    private final Orders orders;

    Shipping(Orders orders) {
        this.orders = orders;
    }

    /** Reads what is done, does what takes long, and writes that it is done: all of it under the lock of the order. */
    @PostMapping("/orders/{id}/ship")
    @GridLocked("orders/{id}")
    public String ship(@PathVariable("id") long id) throws InterruptedException {
        Hold hold = GridLocks.current();
        int parcel = orders.parcels(id, hold) + 1;
        pack(id, parcel, hold);
        orders.ship(id, parcel, hold);
        return "order " + id + ": parcel " + parcel + " shipped";
    }

    private static void pack(long id, int parcel, Hold hold) throws InterruptedException {
        System.out.println("packs parcel " + parcel + " of order " + id + ", with fence " + hold.fence());
        Thread.sleep(PACKING_MILLIS); // what takes long
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String refused(StaleFenceException late) {
        return "late, and nothing was written: fence " + late.latestFence() + " was here";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    String tooLate(LockLostException late) {
        return "late, and it was written: " + late.loss().inWords();
    }
}
