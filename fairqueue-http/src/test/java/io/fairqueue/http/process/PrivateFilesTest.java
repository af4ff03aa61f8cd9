package io.fairqueue.http.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import io.fairqueue.http.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("I27")
final class PrivateFilesTest {

  @TempDir private Path files;

  @Test
  void a_new_directory_is_its_owners_alone() throws IOException {
    Path root = PrivateFiles.directory(files.resolve("a").resolve("data"));

    assertThat(permissions(root)).isEqualTo("rwx------");
    assertThat(PrivateFiles.firstOpen(root)).isEmpty();
  }

  @Test
  void everything_in_a_wider_one_is_closed_and_programs_still_run() throws IOException {
    Path root = directory("data", "rwxrwxrwx");
    Path inner = directory("data/pg", "rwxr-xr-x");
    Path program = file("data/pg/postgres", "rwxr-xr-x");
    Path secret = file("data/pg/secret", "rw-rw-r--");
    assertThat(PrivateFiles.firstOpen(root)).contains(root);

    PrivateFiles.close(PrivateFiles.directory(root));

    assertThat(permissions(root)).isEqualTo("rwx------");
    assertThat(permissions(inner)).isEqualTo("rwx------");
    assertThat(permissions(program)).isEqualTo("rwx------");
    assertThat(permissions(secret)).isEqualTo("rw-------");
    assertThat(PrivateFiles.firstOpen(root)).isEmpty();
  }

  @Test
  void a_link_leads_nowhere() throws IOException {
    Path root = directory("data", "rwx------");
    Path outside = file("outside", "rw-r--r--");
    Files.createSymbolicLink(root.resolve("link"), outside);

    PrivateFiles.close(root);

    assertThat(permissions(outside)).isEqualTo("rw-r--r--");
    assertThat(PrivateFiles.firstOpen(root)).isEmpty();
  }

  @Test
  void a_file_that_is_written_anew_is_not_what_was_linked_to() throws IOException {
    Path outside = file("outside", "rw-r--r--");
    Path link = Files.createSymbolicLink(files.resolve("server.json"), outside);

    PrivateFiles.write(link, "secret");

    assertThat(outside).isEmptyFile();
    assertThat(link).isRegularFile().hasContent("secret");
    assertThat(permissions(link)).isEqualTo("rw-------");
  }

  @Test
  void a_directory_of_somebody_else_is_refused() throws IOException {
    assertThatThrownBy(() -> PrivateFiles.directory(foreign()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("belongs to")
        .hasMessageContaining("--data");
    Path link = Files.createSymbolicLink(files.resolve("link"), foreign());
    assertThatThrownBy(() -> PrivateFiles.directory(link))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void a_directory_that_anybody_may_replace_is_refused() throws IOException {
    Path shared = directory("shared", "rwxrwxrwx");

    assertThatThrownBy(() -> PrivateFiles.directory(shared.resolve("data")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is inside " + shared.toRealPath());
  }

  private Path directory(String name, String permissions) throws IOException {
    return withPermissions(Files.createDirectory(files.resolve(name)), permissions);
  }

  private Path file(String name, String permissions) throws IOException {
    return withPermissions(Files.createFile(files.resolve(name)), permissions);
  }

  private static Path withPermissions(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Root owns what others don't, and may give away what it owns. */
  private Path foreign() throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return Path.of("/etc");
    }
    Path foreign = files.resolve("foreign");
    if (!Files.exists(foreign)) {
      Files.setAttribute(Files.createDirectory(foreign), "unix:uid", 65_534);
    }
    return foreign;
  }
}
