package lectern.local.stream;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lectern.local.function.LocalAws;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Stream records as the JSON that Lambda gives a function. */
final class StreamEvent {
    private StreamEvent() {}

    /**
     * One entry of {@code Records}.
     *
     * @param time from DynamoDB's time to the time of the local run
     */
    static Map<String, Object> record(
            Record record, String streamArn, UnaryOperator<Instant> time) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("eventID", record.eventID());
        tree.put("eventName", record.eventNameAsString());
        tree.put("eventVersion", record.eventVersion());
        tree.put("eventSource", "aws:dynamodb");
        tree.put("awsRegion", LocalAws.REGION);
        tree.put("dynamodb", change(record.dynamodb(), time));
        tree.put("eventSourceARN", streamArn);
        return tree;
    }

    private static Map<String, Object> change(StreamRecord change, UnaryOperator<Instant> time) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "ApproximateCreationDateTime",
                time.apply(change.approximateCreationDateTime()).getEpochSecond());
        tree.put("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            tree.put("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            tree.put("OldImage", item(change.oldImage()));
        }
        tree.put("SequenceNumber", change.sequenceNumber());
        tree.put("SizeBytes", change.sizeBytes());
        tree.put("StreamViewType", change.streamViewTypeAsString());
        return tree;
    }

    private static Map<String, Object> item(Map<String, AttributeValue> item) {
        Map<String, Object> tree = new LinkedHashMap<>();
        item.forEach((name, value) -> tree.put(name, value(value)));
        return tree;
    }

    private static Map<String, Object> value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case BOOL -> Map.of("BOOL", value.bool());
            case NUL -> Map.of("NULL", true);
            case M -> Map.of("M", item(value.m()));
            case L -> Map.of("L", value.l().stream().map(StreamEvent::value).toList());
            case SS -> Map.of("SS", List.copyOf(value.ss()));
            case NS -> Map.of("NS", List.copyOf(value.ns()));
            case B -> Map.of("B", base64(value.b()));
            case BS -> Map.of("BS", value.bs().stream().map(StreamEvent::base64).toList());
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("unknown type of an attribute");
        };
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
