/** What operators hand to commands besides words: files, moments, passwords, consent. */
@NullMarked
package io.fairqueue.cli.input;

import org.jspecify.annotations.NullMarked;
