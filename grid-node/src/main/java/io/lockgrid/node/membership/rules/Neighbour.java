package io.lockgrid.node.membership.rules;

import io.lockgrid.node.membership.founding.Birth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of the cluster that may take a seat, as it has told of itself. Immutable.
 *
 * @param address {@code host:port}
 * @param seat the seat that it believes to have, or null
 * @param votes whether it can vote with that seat
 * @param leads how many groups it leads
 * @param stopping whether it is about to leave
 * @param birth the grid that it takes part in, as far as it knows
 * @param answers whether that grid has answered it lately
 */
public record Neighbour(
        String address,
        @Nullable UUID seat,
        boolean votes,
        int leads,
        boolean stopping,
        Birth birth,
        boolean answers) {}
