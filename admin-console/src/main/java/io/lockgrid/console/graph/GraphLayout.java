package io.lockgrid.console.graph;

import io.lockgrid.admin.WaitGraph;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Finds places for the parties of a wait-for graph with Eclipse's layered layout. Thread-safe: each call has its own. */
@Singleton
public class GraphLayout {
    /** More than this nobody can look at; deadlocks come first, then the longest chain. */
    private static final int MOST_WAITS = 120;

    private static final double BOX_WIDTH = 190;
    private static final double BOX_HEIGHT = 46;
    private static final double GAP = 46;
    private static final double BETWEEN_LAYERS = 40;
    private static final double CHARACTER_WIDTH = 7;
    private static final double LABEL_HEIGHT = 18;

    GraphLayout() {
        // what the layout's properties start from: outside Eclipse nobody else registers it
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /** The graph with places. */
    public Drawing draw(WaitGraph graph) {
        Set<Wait> dead = new LinkedHashSet<>();
        graph.cycles().forEach(cycle -> dead.addAll(cycle.waits()));
        Set<Wait> chain = new LinkedHashSet<>(LongestChain.of(graph.waits()));
        List<Wait> shown = Stream.of(dead.stream(), chain.stream(), graph.waits().stream())
                .flatMap(waits -> waits)
                .distinct()
                .limit(MOST_WAITS)
                .toList();
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(GAP / 2));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        Map<Party, ElkNode> nodes = new LinkedHashMap<>();
        Map<Wait, ElkEdge> edges = new LinkedHashMap<>();
        for (Wait wait : shown) {
            ElkNode from = nodes.computeIfAbsent(wait.waiter(), party -> node(root));
            ElkNode to = nodes.computeIfAbsent(wait.holder(), party -> node(root));
            edges.put(wait, edge(from, to, wait));
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        return new Drawing(
                (int) Math.ceil(root.getWidth()),
                (int) Math.ceil(root.getHeight()),
                boxes(nodes, dead, chain),
                edges.entrySet().stream()
                        .map(edge -> arrow(edge.getKey(), edge.getValue(), dead, chain))
                        .toList(),
                graph.waits().size() - shown.size());
    }

    private static ElkNode node(ElkNode root) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(BOX_WIDTH, BOX_HEIGHT);
        return node;
    }

    /** With a place for the lock's name on the line, where no other line goes. */
    private static ElkEdge edge(ElkNode from, ElkNode to, Wait wait) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
        ElkLabel label = ElkGraphUtil.createLabel(wait.lock(), edge); // one without text gets no place
        int characters = Math.min(
                Drawing.LABEL, wait.lock().codePointCount(0, wait.lock().length()));
        label.setDimensions(CHARACTER_WIDTH * characters + 2 * CHARACTER_WIDTH, LABEL_HEIGHT);
        label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
        return edge;
    }

    private static List<Drawing.Box> boxes(Map<Party, ElkNode> nodes, Set<Wait> dead, Set<Wait> chain) {
        return nodes.entrySet().stream()
                .map(entry -> new Drawing.Box(
                        entry.getKey(),
                        entry.getValue().getX(),
                        entry.getValue().getY(),
                        BOX_WIDTH,
                        BOX_HEIGHT,
                        isIn(entry.getKey(), dead),
                        isIn(entry.getKey(), chain)))
                .toList();
    }

    private static boolean isIn(Party party, Set<Wait> waits) {
        return waits.stream()
                .anyMatch(wait -> wait.waiter().equals(party) || wait.holder().equals(party));
    }

    private static Drawing.Arrow arrow(Wait wait, ElkEdge edge, Set<Wait> dead, Set<Wait> chain) {
        ElkEdgeSection section = edge.getSections().get(0);
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {section.getStartX(), section.getStartY()});
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(new double[] {bend.getX(), bend.getY()});
        }
        points.add(new double[] {section.getEndX(), section.getEndY()});
        ElkLabel label = edge.getLabels().get(0);
        return new Drawing.Arrow(
                wait,
                path(points),
                label.getX() + label.getWidth() / 2,
                label.getY() + LABEL_HEIGHT / 2 + 4,
                dead.contains(wait),
                chain.contains(wait));
    }

    /** The points of a spline come in threes after the first: two that bend it and one that it goes through. */
    private static String path(List<double[]> points) {
        StringBuilder path = new StringBuilder(point("M", points.get(0)));
        int next = 1;
        while (next + 2 < points.size()) {
            path.append(point("C", points.get(next)))
                    .append(point("", points.get(next + 1)))
                    .append(point("", points.get(next + 2)));
            next += 3;
        }
        for (; next < points.size(); next++) {
            path.append(point("L", points.get(next)));
        }
        return path.toString();
    }

    private static String point(String command, double[] at) {
        return String.format(Locale.ROOT, "%s%.1f %.1f ", command, at[0], at[1]);
    }
}
