package lectern.delivery.explorer;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Visits every world that can be reached, the nearest first, so that the first trace is short. */
final class Explorer {
    private final Scenario scenario;
    private final Ways ways;
    private final Map<String, Node> visited = new HashMap<>();
    private final Deque<Reached> frontier = new ArrayDeque<>();
    private final Ending ending;
    private long moves;
    private int deepest;
    private @Nullable Violation nearest;

    /** How a world was first reached. */
    private record Node(@Nullable Node before, Instant at, String what, int depth) {}

    private record Reached(World world, Node node) {}

    /**
     * What an exploration found.
     *
     * @param states how many different worlds
     * @param ended how many of them were brought to their end without faults
     * @param violation the nearest, with what led to it
     */
    record Found(int states, long moves, int depth, int ended, Optional<Violation> violation) {}

    /**
     * An invariant that breaks, and the shortest way there.
     *
     * @param faultless what then goes wrong without any further fault
     */
    record Violation(String invariant, String what, List<String> way, List<String> faultless) {
        int steps() {
            return way.size() + faultless.size();
        }

        @Override
        public String toString() {
            String text = "breaks " + what + "\n   " + String.join("\n   ", way);
            return faultless.isEmpty()
                    ? text
                    : text
                            + "\n   - and from there, without any fault:\n   "
                            + String.join("\n   ", faultless);
        }
    }

    private Explorer(Scenario scenario, Ways ways) {
        this.scenario = scenario;
        this.ways = ways;
        this.ending = new Ending(scenario, ways);
    }

    /** Explores a scenario to its end, or to the first violation. */
    static Found explore(Scenario scenario, Ways ways) {
        return new Explorer(scenario, ways).explore();
    }

    private Found explore() {
        begin();
        while (!frontier.isEmpty()) {
            Reached reached = frontier.remove();
            if (nearest != null && reached.node().depth() + 1 >= nearest.steps()) {
                break;
            }
            expand(reached);
        }
        return new Found(
                visited.size(), moves, deepest, ending.ended(), Optional.ofNullable(nearest));
    }

    private void begin() {
        World world = new World(scenario);
        Node node = new Node(null, world.now, "", 0);
        for (String beginning : scenario.prelude()) {
            Move move =
                    Moves.from(world, scenario, ways).stream()
                            .filter(each -> each.what().startsWith(beginning))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no: " + beginning));
            node = new Node(node, world.now, move.what(), node.depth() + 1);
            world = move.to().orElseThrow();
        }
        reach(world, node);
    }

    // An ending is a way of many steps, so a violation that is met later may be nearer.
    private void expand(Reached reached) {
        ending.failure(reached.world())
                .ifPresent(
                        failure -> met(failure.broken(), trace(reached.node()), failure.steps()));
        for (Move move : Moves.from(reached.world(), scenario, ways)) {
            moves++;
            Node node =
                    new Node(
                            reached.node(),
                            reached.world().now,
                            move.what(),
                            reached.node().depth() + 1);
            move.broken().ifPresent(broken -> met(broken, trace(node), List.of()));
            move.to().ifPresent(to -> reach(to, node));
        }
    }

    private void met(Broken broken, List<String> way, List<String> faultless) {
        Violation violation =
                new Violation(
                        broken.invariant(), String.valueOf(broken.getMessage()), way, faultless);
        if (nearest == null || violation.steps() < nearest.steps()) {
            nearest = violation;
        }
    }

    private void reach(World world, Node node) {
        if (visited.putIfAbsent(Canonical.of(world, scenario), node) == null) {
            deepest = Math.max(deepest, node.depth());
            frontier.add(new Reached(world, node));
        }
    }

    private static List<String> trace(Node last) {
        List<String> trace = new ArrayList<>();
        for (Node node = last; node != null && node.before() != null; node = node.before()) {
            trace.add(node.at() + "  " + node.what());
        }
        Collections.reverse(trace);
        return trace;
    }
}
