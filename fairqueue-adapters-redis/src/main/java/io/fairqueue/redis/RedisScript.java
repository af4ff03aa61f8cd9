package io.fairqueue.redis;

import io.fairqueue.port.StoreDataException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A Lua script: one atomic step. Sent by its digest, and in full to a server that has not seen it.
 *
 * @param <T> its answer
 */
final class RedisScript<T> {

  private final String text;
  private final String digest;
  private final ScriptOutputType answer;

  private RedisScript(Class<?> store, String method, ScriptOutputType answer) {
    this.text = read(store, store.getSimpleName() + "/" + method + ".lua");
    this.digest = sha1(text);
    this.answer = answer;
  }

  /** The script of a store's method, from the directory that has the store's name. */
  static RedisScript<List<Object>> list(Class<?> store, String method) {
    return new RedisScript<>(store, method, ScriptOutputType.MULTI);
  }

  static RedisScript<Long> number(Class<?> store, String method) {
    return new RedisScript<>(store, method, ScriptOutputType.INTEGER);
  }

  T run(RedisConnections redis, List<String> keys, List<String> arguments) {
    String[] k = keys.toArray(String[]::new);
    String[] a = arguments.toArray(String[]::new);
    try {
      return redis.call(commands -> commands.<T>evalsha(digest, answer, k, a));
    } catch (StoreDataException e) {
      if (e.getCause() instanceof RedisNoScriptException) {
        return redis.call(commands -> commands.<T>eval(text, answer, k, a));
      }
      throw e;
    }
  }

  /** The same over the open connection, for callers that can't wait. */
  CompletionStage<T> runSoon(RedisConnections redis, List<String> keys, List<String> arguments) {
    String[] k = keys.toArray(String[]::new);
    String[] a = arguments.toArray(String[]::new);
    return redis
        .callSoon(commands -> commands.<T>evalsha(digest, answer, k, a))
        .exceptionallyCompose(
            e ->
                e instanceof StoreDataException && e.getCause() instanceof RedisNoScriptException
                    ? redis.callSoon(commands -> commands.<T>eval(text, answer, k, a))
                    : CompletableFuture.failedFuture(e));
  }

  private static String read(Class<?> store, String path) {
    try (InputStream file = store.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("no script " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
