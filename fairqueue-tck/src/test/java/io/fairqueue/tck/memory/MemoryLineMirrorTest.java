package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryLineMirror;
import io.fairqueue.port.LineMirror;
import io.fairqueue.tck.LineMirrorContract;

class MemoryLineMirrorTest extends LineMirrorContract {

  private final LineMirror mirror = new MemoryLineMirror();

  @Override
  protected LineMirror mirror() {
    return mirror;
  }
}
