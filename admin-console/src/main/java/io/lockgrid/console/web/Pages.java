package io.lockgrid.console.web;

import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.security.Access;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts pages together: the frame that all have in common, and the content of each. Thread-safe. */
@Singleton
class Pages {
    private final GridWatch watch;

    Pages(GridWatch watch) {
        this.watch = watch;
    }

    /** A page; only its live part if that is what the request asks for. */
    ModelAndView<Map<String, Object>> page(
            HttpRequest<?> request, String template, String title, Map<String, Object> content) {
        Map<String, Object> model = new HashMap<>(content);
        model.put("shell", shell(request, template, title));
        return new ModelAndView<>(template, model);
    }

    private Shell shell(HttpRequest<?> request, String section, String title) {
        Optional<Authentication> user = request.getUserPrincipal(Authentication.class);
        Instant now = Instant.now();
        return new Shell(
                title,
                section,
                request.getUri().toString(),
                Banner.of(watch.view(), now),
                user.map(Authentication::getName).orElse(null),
                user.map(who -> Set.copyOf(who.getRoles())).orElse(Set.of()),
                user.map(Access::csrf).orElse(""),
                "true".equals(request.getHeaders().get("HX-Request")),
                now);
    }
}
