package io.fairqueue.http.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** YAML as trees of JSON. */
final class YamlTree {

  private static final ObjectMapper JSON = new ObjectMapper();

  private YamlTree() {}

  /** Reads a file of ours. */
  static ObjectNode read(String classPathFile) {
    try (InputStream file =
        Objects.requireNonNull(
            YamlTree.class.getClassLoader().getResourceAsStream(classPathFile), classPathFile)) {
      Object tree = new Yaml().load(file);
      return JSON.valueToTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String write(ObjectNode tree) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(100);
    return new Yaml(options)
        .dump(JSON.convertValue(tree, new TypeReference<LinkedHashMap<String, Object>>() {}));
  }

  /** Changes a tree as RFC 7396 says: null takes away, objects are merged, all else is put. */
  static void merge(ObjectNode tree, JsonNode patch) {
    patch
        .properties()
        .forEach(
            change -> {
              String name = change.getKey();
              JsonNode value = change.getValue();
              if (value.isNull()) {
                tree.remove(name);
              } else if (value.isObject()) {
                merge(
                    tree.get(name) instanceof ObjectNode present ? present : tree.putObject(name),
                    value);
              } else {
                tree.set(name, value);
              }
            });
  }
}
