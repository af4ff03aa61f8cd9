package io.fairqueue.http.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes files of countries in MaxMind's format: a tree of addresses' bits, and what its leaves
 * say.
 */
public final class GeoFile {

  private static final byte[] MARKER = {
    (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };

  private static final int GAP = 16;

  /** Two records each: a node's number, -1 for nothing, or below that a leaf. */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {-1, -1}));

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  private GeoFile() {}

  /**
   * Writes one.
   *
   * @param countries by network: {@code 81.2.69.0/24}, {@code 2001:db8::/32}
   */
  public static void write(Path file, Map<String, String> countries) {
    GeoFile made = new GeoFile();
    countries.forEach(made::add);
    try {
      Files.write(file, made.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String network, String country) {
    int leaf = -2 - data.size();
    data.writeBytes(value(Map.of("country", Map.of("iso_code", country))));
    String[] parts = network.split("/", 2);
    byte[] address = address(parts[0]);
    int bits = Integer.parseInt(parts[1]);
    byte[] whole = new byte[16];
    System.arraycopy(address, 0, whole, 16 - address.length, address.length);
    int depth = bits + 8 * (16 - address.length);
    int at = 0;
    for (int i = 0; i < depth; i++) {
      int side = (whole[i / 8] >> (7 - i % 8)) & 1;
      if (i == depth - 1) {
        nodes.get(at)[side] = leaf;
      } else {
        if (nodes.get(at)[side] == -1) {
          nodes.get(at)[side] = nodes.size();
          nodes.add(new int[] {-1, -1});
        }
        at = nodes.get(at)[side];
      }
    }
  }

  private byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int side : node) {
        int record =
            side == -1 ? nodes.size() : side < -1 ? nodes.size() + GAP + (-2 - side) : side;
        file.writeBytes(number(record, 3));
      }
    }
    file.writeBytes(new byte[GAP]);
    file.writeBytes(data.toByteArray());
    file.writeBytes(MARKER);
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("binary_format_major_version", new Unsigned(5, 2, 2));
    about.put("binary_format_minor_version", new Unsigned(5, 2, 0));
    about.put("build_epoch", new Unsigned(9, 8, 1_700_000_000));
    about.put("database_type", "Test-Country");
    about.put("description", Map.of("en", "Made by a test"));
    about.put("ip_version", new Unsigned(5, 2, 6));
    about.put("languages", List.of("en"));
    about.put("node_count", new Unsigned(6, 4, nodes.size()));
    about.put("record_size", new Unsigned(5, 2, 24));
    file.writeBytes(value(about));
    return file.toByteArray();
  }

  private static byte[] value(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (value) {
      case Map<?, ?> map -> {
        out.write(7 << 5 | map.size());
        map.forEach(
            (name, each) -> {
              out.writeBytes(value(name));
              out.writeBytes(value(each));
            });
      }
      case List<?> list -> {
        out.write(list.size());
        out.write(11 - 7);
        list.forEach(each -> out.writeBytes(value(each)));
      }
      case String text -> {
        out.write(2 << 5 | text.length());
        out.writeBytes(text.getBytes(UTF_8));
      }
      case Unsigned number -> {
        out.write(number.type > 7 ? number.bytes : number.type << 5 | number.bytes);
        if (number.type > 7) {
          out.write(number.type - 7);
        }
        out.writeBytes(number(number.value, number.bytes));
      }
      default -> throw new IllegalArgumentException("no value of such a file");
    }
    return out.toByteArray();
  }

  private static byte[] number(long value, int bytes) {
    byte[] big = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      big[bytes - 1 - i] = (byte) (value >> (8 * i));
    }
    return big;
  }

  private static byte[] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Unsigned(int type, int bytes, long value) {}
}
