package io.fairqueue.cli;

import picocli.CommandLine.IVersionProvider;

/** Which FairQueue this is, and what it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "fairqueue %s (Java %s)"
          .formatted(version == null ? "unpackaged" : version, Runtime.version().feature())
    };
  }
}
