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
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
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
    private static final double LABEL_WIDTH = 210;

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
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LABEL_WIDTH);
        Map<Party, ElkNode> nodes = new LinkedHashMap<>();
        Map<Wait, ElkEdge> edges = new LinkedHashMap<>();
        for (Wait wait : shown) {
            ElkNode from = nodes.computeIfAbsent(wait.waiter(), party -> node(root));
            ElkNode to = nodes.computeIfAbsent(wait.holder(), party -> node(root));
            edges.put(wait, ElkGraphUtil.createSimpleEdge(from, to));
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
        double[] middle = between(points.get(0), points.get(points.size() - 1));
        double[] bend = between(points.get((points.size() - 1) / 2), points.get(points.size() / 2));
        return new Drawing.Arrow(wait, path(points), middle[0], bend[1] - 6, dead.contains(wait), chain.contains(wait));
    }

    private static double[] between(double[] one, double[] other) {
        return new double[] {(one[0] + other[0]) / 2, (one[1] + other[1]) / 2};
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
