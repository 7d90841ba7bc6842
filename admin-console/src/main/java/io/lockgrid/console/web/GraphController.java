package io.lockgrid.console.web;

import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.console.graph.Drawing;
import io.lockgrid.console.graph.GraphLayout;
import io.lockgrid.console.grid.Answered;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** Who waits for whom, drawn. */
@Controller("/graph")
@Hidden
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class GraphController {
    private record Drawn(WaitGraph graph, Drawing drawing) {}

    private final Pages pages;
    private final Answers answers;
    private final GraphLayout layout;

    GraphController(Pages pages, Answers answers, GraphLayout layout) {
        this.pages = pages;
        this.answers = answers;
        this.layout = layout;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> graph(HttpRequest<?> request) {
        Answered<Drawn> drawn = answers.ask("drawing", this::draw);
        Answered<WaitGraph> graph = new Answered<>(drawn.value().graph(), drawn.at(), drawn.problem());
        return pages.page(
                request,
                "graph",
                "Who waits for whom",
                Map.of("graph", graph, "drawing", drawn.value().drawing()));
    }

    /** Drawn once for all who look: to find the places takes longer than to ask. */
    private Drawn draw(LockAdmin admin) {
        WaitGraph graph = admin.waitGraph();
        return new Drawn(graph, layout.draw(graph));
    }
}
