@NullMarked
package io.fairqueue.cli.witness.promise;

import org.jspecify.annotations.NullMarked;
