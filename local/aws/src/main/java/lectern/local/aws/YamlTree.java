package lectern.local.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * CloudFormation's YAML as a plain tree: maps, lists and, for every scalar, its text.
 *
 * <p>A short tag becomes its long form: {@code !Ref x} is {@code {"Ref": "x"}}, {@code !GetAtt a.b}
 * is {@code {"Fn::GetAtt": "a.b"}}.
 */
final class YamlTree {
    private YamlTree() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> parse(String yaml, String name) {
        Node root =
                new Compose(LoadSettings.builder().setLabel(name).build())
                        .composeString(yaml)
                        .orElseThrow(() -> new IllegalArgumentException(name + " is empty"));
        if (tree(root) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(name + " is not a mapping");
    }

    private static Object tree(Node node) {
        Object plain =
                switch (node) {
                    case ScalarNode scalar -> scalar.getValue();
                    case SequenceNode sequence -> list(sequence);
                    case MappingNode mapping -> map(mapping);
                    default ->
                            throw new IllegalArgumentException(
                                    "unexpected YAML node " + node.getNodeType());
                };
        String tag = node.getTag().getValue();
        return tag.startsWith("!") ? Map.of(longForm(tag.substring(1)), plain) : plain;
    }

    private static List<Object> list(SequenceNode sequence) {
        return sequence.getValue().stream().map(YamlTree::tree).toList();
    }

    private static Map<String, Object> map(MappingNode mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        mapping.getValue()
                .forEach(entry ->
                        map.put(
                                ((ScalarNode) entry.getKeyNode()).getValue(),
                                tree(entry.getValueNode())));
        return map;
    }

    private static String longForm(String tag) {
        return tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
    }
}
