package io.fairqueue.http.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.http.driver.ApiContract;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Bodies as the document wants them, and bent ones. */
final class JsonValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  // Half a surrogate pair can be written in no other way.
  private static final ObjectMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final ApiContract contract;
  private final World world;
  private final Random random;

  JsonValues(ApiContract contract, World world, Random random) {
    this.contract = contract;
    this.world = world;
    this.random = random;
  }

  static String write(JsonNode value) {
    try {
      return ESCAPING.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A value that the schema allows. */
  JsonNode valid(JsonNode written, String name) {
    JsonNode schema = contract.resolve(written);
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> array(schema, name);
      case "integer" -> NODES.numberNode(number(schema));
      case "number" -> NODES.numberNode(1 + random.nextInt(8) + 0.5);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      default -> NODES.textNode(text(schema, name));
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (required.contains(property.getKey()) || random.nextInt(3) == 0) {
                object.set(property.getKey(), valid(property.getValue(), property.getKey()));
              }
            });
    return object;
  }

  private ArrayNode array(JsonNode schema, String name) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      array.add(valid(schema.path("items"), name));
    }
    return array;
  }

  private long number(JsonNode schema) {
    long least = schema.path("minimum").asLong(1);
    return least + random.nextInt((int) Math.min(5, schema.path("maximum").asLong(5) - least + 1));
  }

  private String text(JsonNode schema, String name) {
    String likely = world.text(name, random);
    if (likely != null) {
      return likely;
    }
    return schema.path("format").asText().equals("uuid")
        ? world.id(name, random)
        : "text " + random.nextInt(1_000);
  }

  /** The same with one thing or several changed for something odd. */
  JsonNode bent(JsonNode value) {
    JsonNode bent = value.deepCopy();
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<JsonNode> inner = new ArrayList<>();
      containers(bent, inner);
      if (inner.isEmpty()) {
        return odd();
      }
      bend(inner.get(random.nextInt(inner.size())));
    }
    return random.nextInt(12) == 0 ? odd() : bent;
  }

  private static void containers(JsonNode value, List<JsonNode> found) {
    if (value.isContainerNode()) {
      found.add(value);
      value.forEach(inner -> containers(inner, found));
    }
  }

  private void bend(JsonNode container) {
    if (container instanceof ArrayNode array) {
      if (array.isEmpty() || random.nextInt(4) == 0) {
        array.add(odd());
      } else {
        array.set(random.nextInt(array.size()), odd());
      }
    } else if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "_more", odd());
        case 2 -> object.set(OddTexts.any(random), odd());
        default -> object.set(name, odd());
      }
    }
  }

  private JsonNode odd() {
    return switch (random.nextInt(18)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(-1);
      case 3 -> NODES.numberNode(0);
      case 4 -> NODES.numberNode(Long.MAX_VALUE);
      case 5 -> NODES.numberNode(Long.MIN_VALUE);
      case 6 -> NODES.numberNode(BigInteger.TEN.pow(40));
      case 7 -> NODES.numberNode(new BigDecimal("1.5"));
      case 8 -> NODES.numberNode(new BigDecimal("-1E+400"));
      case 9 -> NODES.numberNode(Integer.MAX_VALUE);
      case 10 -> NODES.arrayNode();
      case 11 -> NODES.objectNode();
      case 12 -> NODES.arrayNode().add(NODES.arrayNode().add(NODES.objectNode()));
      case 13 -> NODES.textNode(UUID.randomUUID().toString());
      default -> NODES.textNode(OddTexts.any(random));
    };
  }
}
