package io.lockgrid.node.raft.replicas;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.SnapshotCodec;
import io.lockgrid.node.table.bytes.Formats;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A frozen lock table in the Raft log. Taking it costs nothing; its bytes are made once, by another thread as soon as a
 * follower is seen to need them, and kept only while one may ask for them again. Thread-safe.
 */
public final class TableSnapshot implements IdentifiedDataSerializable {
    /** One number for lock tables among the factories of a member; here, since what makes the messages knows this. */
    public static final int FACTORY_ID = 746_101;

    /** Its own among theirs. */
    public static final int NUMBER = 2;

    /** Bytes of a version, made by whoever comes first. */
    private record Encoding(int version, FutureTask<byte[]> bytes) {}

    private @Nullable LockTable table;
    /** As it came from elsewhere, until it has been read. */
    private byte @Nullable [] received;

    private @Nullable Encoding encoding;
    private IntSupplier protocol = () -> Formats.NEWEST;

    public TableSnapshot() {}

    /** @param protocol the version in which to write it */
    public TableSnapshot(LockTable frozen, IntSupplier protocol) {
        this.table = frozen;
        this.protocol = protocol;
    }

    /** Where it came from elsewhere: the version in which to write it, should this member pass it on. */
    public synchronized void writtenIn(IntSupplier agreed) {
        protocol = agreed;
    }

    /** The table; reads it first, if it came from elsewhere. */
    LockTable table() {
        byte[] bytes;
        synchronized (this) {
            if (table != null) {
                return table;
            }
            bytes = received;
        }
        if (bytes == null) {
            throw new IllegalStateException("a snapshot that was never filled");
        }
        LockTable read = SnapshotCodec.decode(bytes);
        synchronized (this) {
            if (table == null) {
                table = read;
                received = null;
            }
            return table;
        }
    }

    /** Has another thread make its bytes, if nobody has begun. */
    void prepare(Executor others) {
        FutureTask<byte[]> begun;
        synchronized (this) {
            if (received != null || hasEncoding(protocol.getAsInt())) {
                return;
            }
            begun = encoding();
        }
        try {
            others.execute(begun);
        } catch (RejectedExecutionException stopping) {
            forget();
        }
    }

    /** Nobody asks for its bytes for now. */
    synchronized void forget() {
        if (encoding != null) {
            encoding.bytes().cancel(false); // if nobody has begun
            encoding = null;
        }
    }

    /** Whether its bytes are there, or are being made. */
    synchronized boolean isAskedFor() {
        return encoding != null;
    }

    /** Whether its bytes are there, so that nobody has to wait for them. */
    synchronized boolean isPrepared() {
        return received != null || (encoding != null && encoding.bytes().isDone());
    }

    private boolean hasEncoding(int version) {
        return encoding != null && encoding.version() == version;
    }

    private synchronized FutureTask<byte[]> encoding() {
        int version = protocol.getAsInt();
        Encoding known = encoding;
        if (known == null || known.version() != version) {
            known = new Encoding(version, new FutureTask<>(() -> SnapshotCodec.encode(table(), version)));
            encoding = known;
        }
        return known.bytes();
    }

    private byte[] bytes() throws IOException {
        synchronized (this) {
            byte[] unread = received;
            if (unread != null && unread.length > 0 && unread[0] == protocol.getAsInt()) {
                return unread;
            }
        }
        FutureTask<byte[]> made = encoding();
        made.run(); // here, unless another thread has begun
        try {
            return made.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a snapshot was written", stopping);
        } catch (ExecutionException failed) {
            forget();
            throw new IOException("a snapshot could not be written", failed.getCause());
        }
    }

    @Override
    public int getFactoryId() {
        return FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return NUMBER;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(bytes());
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        byte[] bytes = in.readByteArray();
        synchronized (this) {
            received = bytes;
            table = null;
            encoding = null;
        }
    }
}
