package lectern.local.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a stream from its oldest record on: each shard in order, and a shard only after the one it
 * continues has been read to its end, so that the changes of an item come in order.
 */
final class StreamReader {
    private static final long DESCRIBE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DynamoDbStreamsClient client;
    private final String streamArn;
    private final Map<String, Position> shards = new LinkedHashMap<>();
    private long described = System.nanoTime() - DESCRIBE_NANOS;

    StreamReader(DynamoDbStreamsClient client, String streamArn) {
        this.client = client;
        this.streamArn = streamArn;
    }

    /** How far a shard has been read. */
    private static final class Position {
        private final @Nullable String parent;
        private @Nullable String iterator;
        private @Nullable String last;
        private boolean ended;

        Position(@Nullable String parent) {
            this.parent = parent;
        }
    }

    String streamArn() {
        return streamArn;
    }

    /** What has come since the last call. */
    List<Record> read() {
        if (System.nanoTime() - described >= DESCRIBE_NANOS) {
            describe();
        }
        List<Record> records = new ArrayList<>();
        shards.forEach((id, position) -> {
            Position parent = position.parent == null ? null : shards.get(position.parent);
            if (!position.ended && (parent == null || parent.ended)) {
                records.addAll(read(id, position));
            }
        });
        return records;
    }

    private List<Record> read(String shard, Position position) {
        try {
            String iterator =
                    position.iterator == null ? iterator(shard, position) : position.iterator;
            GetRecordsResponse page = client.getRecords(get -> get.shardIterator(iterator));
            position.iterator = page.nextShardIterator();
            if (!page.records().isEmpty()) {
                position.last = page.records().getLast().dynamodb().sequenceNumber();
            }
            if (page.nextShardIterator() == null) {
                position.ended = true;
                described -= DESCRIBE_NANOS;
            }
            return page.records();
        } catch (ExpiredIteratorException e) {
            position.iterator = null;
            return List.of();
        } catch (TrimmedDataAccessException e) {
            position.iterator = null;
            position.last = null;
            return List.of();
        }
    }

    private String iterator(String shard, Position position) {
        String last = position.last;
        return client.getShardIterator(
                        get -> {
                            get.streamArn(streamArn).shardId(shard);
                            if (last == null) {
                                get.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                            } else {
                                get.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                        .sequenceNumber(last);
                            }
                        })
                .shardIterator();
    }

    private void describe() {
        Map<String, Position> now = new LinkedHashMap<>();
        @Nullable String after = null;
        do {
            String start = after;
            DescribeStreamResponse page =
                    client.describeStream(
                            ask -> ask.streamArn(streamArn).exclusiveStartShardId(start));
            StreamDescription stream = page.streamDescription();
            stream.shards()
                    .forEach(shard -> {
                        Position known = shards.get(shard.shardId());
                        now.put(
                                shard.shardId(),
                                known == null ? new Position(shard.parentShardId()) : known);
                    });
            after = stream.lastEvaluatedShardId();
        } while (after != null);
        shards.clear();
        shards.putAll(now);
        described = System.nanoTime();
    }
}
