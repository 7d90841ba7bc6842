package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.SecuritySettings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages for those who are not signed in, which show nothing of the grid. Rendered here and not by Micronaut, whose
 * filter for views does not see what the security filter answers. Thread-safe.
 */
@Singleton
class BarePages {
    private final HtmlJteViewsRenderer<Map<String, Object>> renderer;
    private final SecuritySettings settings;

    BarePages(HtmlJteViewsRenderer<Map<String, Object>> renderer, SecuritySettings settings) {
        this.renderer = renderer;
        this.settings = settings;
    }

    /** The form to sign in with. */
    MutableHttpResponse<String> signIn(HttpStatus status, String to, String name, @Nullable String problem) {
        Map<String, Object> model = new HashMap<>();
        model.put("to", to);
        model.put("name", name);
        model.put("problem", problem);
        model.put("providers", settings.openId().providers());
        model.put("passwords", !settings.users().isEmpty());
        return page(status, "signin", model);
    }

    /** Something was refused. */
    MutableHttpResponse<String> notice(HttpStatus status, String title, String words) {
        return page(status, "notice", Map.of("title", title, "words", words));
    }

    /**
     * Goes on to a page of the console by itself. Not as a redirect: after one that another site began, the browser
     * would leave out the cookie, which is for this site alone.
     */
    MutableHttpResponse<String> onward(String to) {
        return page(HttpStatus.OK, "onward", Map.of("to", to));
    }

    private MutableHttpResponse<String> page(HttpStatus status, String template, Map<String, Object> model) {
        StringWriter html = new StringWriter();
        try {
            renderer.render(template, model, null).writeTo(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HttpResponse.<String>status(status).body(html.toString()).contentType(MediaType.TEXT_HTML_TYPE);
    }
}
