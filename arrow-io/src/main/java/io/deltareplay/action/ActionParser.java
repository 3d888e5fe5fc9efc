package io.deltareplay.action;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.deltareplay.text.Utf8;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns one line of a commit into its file action. The only parser of file actions: serial and distributed replay both use
 * it, so that both see the same log.
 *
 * <p>Strict where data would be lost: a line that is cut short, is not one JSON object, or lacks what the protocol requires is a
 * {@link DamagedActionException}, never skipped. Lenient where the protocol is: unknown actions and unknown fields are passed over.
 *
 * <p>Instances are immutable and thread-safe.
 */
public final class ActionParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            // A line may be as long as its writer liked: statistics and tags have no limit in the protocol.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .maxNestingDepth(10_000)
                    .build())
            // Partition names and tags come from the table; interning them would keep them for the life of the process.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final boolean keepStats;

    /** @param keepStats whether {@link AddFile#stats()} is wanted; it is null otherwise */
    public ActionParser(boolean keepStats) {
        this.keepStats = keepStats;
    }

    /**
     * Parses one line.
     *
     * @return the file action, or null when the line is blank or holds another kind of action
     */
    public @Nullable FileAction parse(byte[] bytes, int offset, int length) throws DamagedActionException {
        try (JsonParser json = JSON.createParser(bytes, offset, length)) {
            if (json.nextToken() == null) {
                return null;
            }
            FileAction action = action(json);
            if (json.nextToken() != null) {
                throw new DamagedActionException("something follows the action: expected the end of the line");
            }
            return action;
        } catch (JsonProcessingException e) {
            throw new DamagedActionException("not a JSON object: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new DamagedActionException("not readable as JSON: " + e.getMessage(), e);
        }
    }

    private @Nullable FileAction action(JsonParser json) throws IOException, DamagedActionException {
        expect(json, JsonToken.START_OBJECT, "an action");
        FileAction action = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String kind = json.currentName();
            boolean isFileAction = kind.equals("add") || kind.equals("remove");
            if (json.nextToken() == JsonToken.VALUE_NULL || !isFileAction) {
                json.skipChildren();
                continue;
            }
            if (action != null) {
                throw new DamagedActionException("more than one file action in a line");
            }
            action = kind.equals("add") ? add(json) : remove(json);
        }
        return action;
    }

    private AddFile add(JsonParser json) throws IOException, DamagedActionException {
        expect(json, JsonToken.START_OBJECT, "add");
        String path = null;
        Map<String, @Nullable String> partitionValues = null;
        Long size = null;
        Long modificationTime = null;
        Boolean dataChange = null;
        String stats = null;
        Map<String, @Nullable String> tags = null;
        DeletionVector deletionVector = null;
        Long baseRowId = null;
        Long defaultRowCommitVersion = null;
        String clusteringProvider = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "path" -> path = path(json, "add.path");
                case "partitionValues" -> partitionValues = stringMap(json, "add.partitionValues");
                case "size" -> size = number(json, "add.size");
                case "modificationTime" -> modificationTime = number(json, "add.modificationTime");
                case "dataChange" -> dataChange = bool(json, "add.dataChange");
                case "stats" -> stats = stats(json);
                case "tags" -> tags = stringMap(json, "add.tags");
                case "deletionVector" -> deletionVector = deletionVector(json, "add.deletionVector");
                case "baseRowId" -> baseRowId = number(json, "add.baseRowId");
                case "defaultRowCommitVersion" -> defaultRowCommitVersion = number(json, "add.defaultRowCommitVersion");
                case "clusteringProvider" -> clusteringProvider = text(json, "add.clusteringProvider");
                default -> json.skipChildren();
            }
        }
        return new AddFile(
                required(path, "add.path"),
                required(partitionValues, "add.partitionValues"),
                required(size, "add.size"),
                required(modificationTime, "add.modificationTime"),
                required(dataChange, "add.dataChange"),
                stats,
                tags,
                deletionVector,
                baseRowId,
                defaultRowCommitVersion,
                clusteringProvider);
    }

    private static RemoveFile remove(JsonParser json) throws IOException, DamagedActionException {
        expect(json, JsonToken.START_OBJECT, "remove");
        String path = null;
        DeletionVector deletionVector = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "path" -> path = path(json, "remove.path");
                case "deletionVector" -> deletionVector = deletionVector(json, "remove.deletionVector");
                default -> json.skipChildren();
            }
        }
        return new RemoveFile(required(path, "remove.path"), deletionVector);
    }

    /** Null when every field of it is null. */
    private static @Nullable DeletionVector deletionVector(JsonParser json, String where)
            throws IOException, DamagedActionException {
        if (isNull(json)) {
            return null;
        }
        expect(json, JsonToken.START_OBJECT, where);
        String storageType = null;
        String pathOrInlineDv = null;
        Integer offset = null;
        Integer sizeInBytes = null;
        Long cardinality = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "storageType" -> storageType = text(json, where + ".storageType");
                case "pathOrInlineDv" -> pathOrInlineDv = text(json, where + ".pathOrInlineDv");
                case "offset" -> offset = integer(json, where + ".offset");
                case "sizeInBytes" -> sizeInBytes = integer(json, where + ".sizeInBytes");
                case "cardinality" -> cardinality = number(json, where + ".cardinality");
                default -> json.skipChildren();
            }
        }
        String problem = DeletionVector.problem(
                storageType == null ? -1 : storageType.length(),
                pathOrInlineDv != null,
                sizeInBytes != null,
                cardinality != null);
        if (problem != null) {
            throw new DamagedActionException(where + "." + problem);
        }
        if (storageType == null) {
            return null;
        }
        return new DeletionVector(
                required(storageType, where + ".storageType"),
                required(pathOrInlineDv, where + ".pathOrInlineDv"),
                offset,
                required(sizeInBytes, where + ".sizeInBytes"),
                required(cardinality, where + ".cardinality"));
    }

    private @Nullable String stats(JsonParser json) throws IOException, DamagedActionException {
        if (isNull(json)) {
            return null;
        }
        expect(json, JsonToken.VALUE_STRING, "add.stats");
        return keepStats ? json.getText() : null;
    }

    private static @Nullable Map<String, @Nullable String> stringMap(JsonParser json, String where)
            throws IOException, DamagedActionException {
        if (isNull(json)) {
            return null;
        }
        expect(json, JsonToken.START_OBJECT, where);
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken token = json.nextToken();
            if (!token.isScalarValue()) {
                throw new DamagedActionException(
                        "%s: expected a string for the key %s, found %s".formatted(where, key, token));
            }
            map.put(wellFormed(key, where), token == JsonToken.VALUE_NULL ? null : wellFormed(json.getText(), where));
        }
        return map;
    }

    private static @Nullable String path(JsonParser json, String where) throws IOException, DamagedActionException {
        String path = text(json, where);
        if (path != null && path.isEmpty()) {
            throw new DamagedActionException(where + " is empty");
        }
        return path;
    }

    private static @Nullable String text(JsonParser json, String where) throws IOException, DamagedActionException {
        if (isNull(json)) {
            return null;
        }
        expect(json, JsonToken.VALUE_STRING, where);
        return wellFormed(json.getText(), where);
    }

    /**
     * JSON can spell half of a surrogate pair, UTF-8 cannot: no file has such a name, and every text that is delivered in its
     * place would be another one.
     */
    private static String wellFormed(String text, String where) throws DamagedActionException {
        if (Utf8.hasLoneSurrogate(text)) {
            throw new DamagedActionException(where + " has half of a surrogate pair, which is not Unicode text");
        }
        return text;
    }

    private static @Nullable Long number(JsonParser json, String where) throws IOException, DamagedActionException {
        if (isNull(json)) {
            return null;
        }
        expect(json, JsonToken.VALUE_NUMBER_INT, where);
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new DamagedActionException("%s: %s does not fit into 64 bits".formatted(where, json.getText()));
        }
        return json.getLongValue();
    }

    private static @Nullable Integer integer(JsonParser json, String where) throws IOException, DamagedActionException {
        Long number = number(json, where);
        if (number != null && number.intValue() != number) {
            throw new DamagedActionException("%s: %d does not fit into 32 bits".formatted(where, number));
        }
        return number == null ? null : number.intValue();
    }

    private static @Nullable Boolean bool(JsonParser json, String where) throws IOException, DamagedActionException {
        if (isNull(json)) {
            return null;
        }
        if (!json.currentToken().isBoolean()) {
            throw new DamagedActionException(
                    "%s: expected true or false, found %s".formatted(where, json.currentToken()));
        }
        return json.getBooleanValue();
    }

    /** A field that is null is as one that is absent; of a field that is there twice the last one counts. */
    private static boolean isNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    private static void expect(JsonParser json, JsonToken expected, String where) throws DamagedActionException {
        if (json.currentToken() != expected) {
            throw new DamagedActionException(
                    "%s: expected %s, found %s".formatted(where, expected, json.currentToken()));
        }
    }

    private static <T> T required(@Nullable T value, String name) throws DamagedActionException {
        if (value == null) {
            throw new DamagedActionException(name + " is missing");
        }
        return value;
    }
}
