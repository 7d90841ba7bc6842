package io.lockgrid.examples.nightly;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** One object of the store. Thread-safe. */
final class StoreClient {
    private static final int STORED = 204;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI object;

    StoreClient(String object) {
        this.object = URI.create(object);
    }

    /** What is stored, or nothing. */
    String read() throws IOException, InterruptedException {
        return readAndClose(0);
    }

    /** The same; from now on the store refuses who has a lower fence. */
    String readAndClose(long fence) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(fence, "GET", "");
        if (answer.statusCode() != OK && answer.statusCode() != NOT_FOUND) {
            throw new IOException("nothing was read: " + answer.statusCode() + ", "
                    + answer.body().strip());
        }
        return answer.body();
    }

    /** @throws IOException if the store has not taken it, because a later fence was there or for another reason */
    void write(long fence, String content) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(fence, "PUT", content);
        if (answer.statusCode() != STORED) {
            throw new IOException("nothing was stored: " + answer.statusCode() + ", "
                    + answer.body().strip());
        }
    }

    private HttpResponse<String> ask(long fence, String method, String content)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(object)
                .header("Fence", Long.toString(fence))
                .method(method, HttpRequest.BodyPublishers.ofString(content))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
