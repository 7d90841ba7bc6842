package io.lockgrid.node;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Some class of the application's libraries that does something when an object of it is made of bytes: it tells. */
final class Gadget implements Serializable, Callable<String> {
    /** Who has sent one that was made an object of. */
    static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private static final long serialVersionUID = 1;

    private final String sender;

    Gadget(String sender) {
        this.sender = sender;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        TOLD.add(sender);
    }

    @Override
    public String call() {
        TOLD.add(sender);
        return sender;
    }

    /** The same in a failure, which members do send to each other. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("unused")
        private final Gadget gadget;

        Failure(String sender) {
            this.gadget = new Gadget(sender);
        }
    }

    /** Named in the engine's own form: its constructor tells. */
    public static final class Named implements DataSerializable {
        static final String SENDER = "by its name";

        public Named() {
            TOLD.add(SENDER);
        }

        @Override
        public void writeData(ObjectDataOutput out) {}

        @Override
        public void readData(ObjectDataInput in) {}
    }

    /** No form of the engine's at all. */
    public static final class Plain {
        static final String SENDER = "a class without any form";

        public Plain() {
            TOLD.add(SENDER);
        }
    }
}
