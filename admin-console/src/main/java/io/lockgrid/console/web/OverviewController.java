package io.lockgrid.console.web;

import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.Picture;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;

/** How the grid is, at a glance. */
@Controller
@Hidden
@Secured("viewer")
class OverviewController {
    private final Pages pages;
    private final GridWatch watch;

    OverviewController(Pages pages, GridWatch watch) {
        this.pages = pages;
        this.watch = watch;
    }

    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> overview(HttpRequest<?> request) {
        Map<String, Object> content = new HashMap<>();
        Picture picture = watch.view().picture();
        content.put("picture", picture);
        return pages.page(request, "overview", "Overview", content);
    }
}
