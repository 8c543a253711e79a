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

    /** An invariant that breaks, and the shortest way there. */
    record Violation(String invariant, String what, List<String> trace) {
        @Override
        public String toString() {
            return "breaks " + what + "\n   " + String.join("\n   ", trace);
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
        World first = new World(scenario);
        reach(first, new Node(null, first.now, "", 0));
        while (!frontier.isEmpty()) {
            Reached reached = frontier.remove();
            Optional<Violation> violation = expand(reached);
            if (violation.isPresent()) {
                return found(violation);
            }
        }
        return found(Optional.empty());
    }

    private Found found(Optional<Violation> violation) {
        return new Found(visited.size(), moves, deepest, ending.ended(), violation);
    }

    private Optional<Violation> expand(Reached reached) {
        Optional<Ending.Failure> failure = ending.failure(reached.world());
        if (failure.isPresent()) {
            List<String> trace = trace(reached.node());
            trace.add("- and from there, without any fault:");
            trace.addAll(failure.get().steps());
            return Optional.of(violation(failure.get().broken(), trace));
        }
        for (Move move : Moves.from(reached.world(), scenario, ways)) {
            moves++;
            Node node =
                    new Node(
                            reached.node(),
                            reached.world().now,
                            move.what(),
                            reached.node().depth() + 1);
            if (move.broken().isPresent()) {
                return Optional.of(violation(move.broken().get(), trace(node)));
            }
            reach(move.to().orElseThrow(), node);
        }
        return Optional.empty();
    }

    private void reach(World world, Node node) {
        if (visited.putIfAbsent(Canonical.of(world, scenario), node) == null) {
            deepest = Math.max(deepest, node.depth());
            frontier.add(new Reached(world, node));
        }
    }

    private static Violation violation(Broken broken, List<String> trace) {
        return new Violation(broken.invariant(), String.valueOf(broken.getMessage()), trace);
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
