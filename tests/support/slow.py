"""The tests that make up most of the suite's time: `make test` leaves them out, `make test-all` runs them too.

By the name of the function; measured, not guessed: those above that took over eight seconds together with their
parameters on two cores, and what was written beside them since.
"""

from __future__ import annotations

from typing import Final

SLOW: Final = frozenset(
    """
    test_a_comparison_says_what_trying_every_case_says
    test_a_fault_is_reproduced_by_route
    test_a_letterhead_that_names_nothing_says_what_the_page_says
    test_a_number_is_masked_whichever_field_it_was_typed_into
    test_a_page_is_printed_with_it_in_every_place
    test_a_pdf_says_what_the_document_says
    test_a_run_that_is_killed_leaves_the_one_before_or_the_new_one
    test_a_text_of_many_long_words_is_set
    test_a_way_is_no_longer_than_it_must_be
    test_any_label_of_a_picture_is_drawn
    test_any_text_as_a_template_is_filled_or_refused
    test_any_words_of_the_language_are_filled_or_refused
    test_every_answer_is_proved_and_none_is_too_much
    test_every_page_can_be_read_by_everybody
    test_every_string_is_read_back
    test_it_is_read_back_from_every_place
    test_libreoffice_prints_every_form
    test_libreoffice_prints_it
    test_markdown_is_text_wherever_it_begins
    test_no_feature_is_claimed_that_nothing_shows
    test_no_open_page_speaks_of_sealed_matter
    test_no_part_of_a_value_logs_a_number
    test_no_string_acts_in_word
    test_no_string_of_the_corpora_acts
    test_no_text_of_a_case_becomes_a_tag_or_an_element
    test_nobody_can_tell_what_he_may_not_know
    test_nothing_leaves_the_bank_by_itself
    test_nothing_open_depends_on_sealed_matter
    test_open_reports_do_not_know_sealed_matter
    test_output_is_utf_8_whatever_the_terminal_says
    test_prose_runs_from_top_to_bottom
    test_the_bytes_are_the_same_everywhere
    test_the_command_checks_a_folder
    test_the_command_line_refuses_before_it_writes
    test_the_contract_finds_what_breaks_it
    test_the_contract_of_strangers_is_kept
    test_the_renderer_keeps_the_contract_of_strangers
    test_the_same_bytes_everywhere
    test_the_same_bytes_in_two_processes
    test_the_same_file_in_any_process
    test_the_worst_takes_seconds
    test_what_scripts_read_keeps_its_shape
    test_what_the_author_vouches_for_is_never_said_by_the_document
    """.split()
)
