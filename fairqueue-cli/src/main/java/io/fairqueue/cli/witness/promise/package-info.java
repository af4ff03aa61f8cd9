/** The promises made to fans, each judged by what fans saw. */
@NullMarked
package io.fairqueue.cli.witness.promise;

import org.jspecify.annotations.NullMarked;
