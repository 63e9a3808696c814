package fr.quitus.web.forms;

import java.util.List;

/**
 * What is to be filled in for one command.
 *
 * @param family of acts it belongs to
 * @param roles people who may give it, in the order of the alphabet
 * @param onAFile whether it must say which version of the file it was decided on
 */
public record CommandForm(String command, String family, List<String> roles, boolean onAFile, List<Field> fields) {
    public boolean isFor(String role) {
        return roles.contains(role);
    }
}
