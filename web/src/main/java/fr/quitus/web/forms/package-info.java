/**
 * Forms of the acts, made from what the interface says of its commands: a command that is added there has its form
 * here. What is filled in becomes the command's JSON; whether it is right, the ledger alone says.
 */
@NullMarked
package fr.quitus.web.forms;

import org.jspecify.annotations.NullMarked;
