import { messagesFrom, shortened, type FailureSentences, type IssueSentences } from "./messages.ts";

const LOOKS_LIKE: Record<string, string> = {
  html: "This is a web page, not a spreadsheet. Open it in a spreadsheet program, save it as .xlsx and import that.",
  xml_spreadsheet:
    "This is an old XML spreadsheet. Open it in a spreadsheet program, save it as .xlsx and import that.",
  pdf: "This is a PDF and cannot be imported. Use a spreadsheet (.xlsx, .csv).",
  image: "This is a picture and cannot be imported. Use a spreadsheet (.xlsx, .csv).",
  docx: "This is a text document. Copy the table into an .xlsx file and import that.",
  pptx: "This is a presentation. Copy the table into an .xlsx file and import that.",
  xlsb: "Binary workbooks (.xlsb) cannot be imported. Save the file as .xlsx and import that.",
  old_xls: "This spreadsheet is of an early version. Open it, save it as .xlsx and import that.",
  zip: "This is an archive. Unpack it and import the spreadsheet inside.",
};

const issues: IssueSentences = {
  header_not_found: () =>
    "No column names were found. Use the template, or keep the column names within the first ten rows.",
  column_missing: ({ params }) => `The column “${params["en"]}” is missing. Add it, or use the template.`,
  column_twice: ({ header, params }) =>
    `“${header}” means the same as column ${params["first_column"]}. Keep only one of them.`,
  no_rows: () => "There are column names but no data. Fill in the rows and import again.",
  required: ({ header }) => `“${header}” must not be empty. Fill it in.`,
  formula_cell: () => "This is a formula. Copy the column, paste it as values and import again.",
  cell_error: ({ value }) => `This shows the error ${value}. Replace it with the real value.`,
  too_long: ({ params }) => `This is longer than ${params["limit"]} characters. Shorten it.`,
  not_a_number: ({ value }) => `“${shortened(value)}” is not a number of the kind needed. Correct it.`,
  out_of_range: ({ params }) => `This should lie between ${params["min"]} and ${params["max"]}. Check it.`,
  choice_unknown: ({ value, params }) =>
    `“${shortened(value)}” is not known. Write one of: ${params["choices"]}.`,
  code_scientific: ({ value }) =>
    `The code was turned into ${value} and its digits may be lost. Format the column as text and enter the code again.`,
  code_not_12_digits: ({ params }) =>
    Number(params["length"]) < 12
      ? `A division code has 12 digits; this has ${params["length"]}. Check it; fill codes of counties and townships with zeros at the end.`
      : "A division code has 12 digits. Check it.",
  code_is_province: () => "Provinces are not imported. Delete this row.",
  code_twice: ({ params }) =>
    `The same code stands in sheet “${params["first_sheet"]}”, row ${params["first_row"]}. Check the code, or delete one of the rows.`,
  level_differs: ({ value, params }) =>
    `The level “${shortened(value)}” does not fit the code, which is that of a ${params["level"]}. Check both.`,
  parent_not_12_digits: () =>
    "A parent code has 12 digits. Check it, or leave it empty: the parent is then found from the code.",
  parent_not_above: ({ params }) =>
    `The parent ${params["parent"]} does not stand above this code. Check it, or leave it empty.`,
  parent_not_found: ({ params }) =>
    `The parent ${params["parent"]} is neither in the file nor registered. Add its row, or import it first.`,
  division_outside_scope: () =>
    "This division lies outside the area that you administer. Delete the row; keep only your own area.",
  position_half: () => "Give both longitude and latitude, or neither.",
  position_swapped: () =>
    "Longitude and latitude seem to be swapped. Check them (longitude about 73 to 136, latitude about 3 to 54).",
  organ_twice: ({ params }) =>
    `The same organ stands in sheet “${params["first_sheet"]}”, row ${params["first_row"]}. Delete one of the rows.`,
  organ_not_found: ({ value }) =>
    `There is no organ called “${shortened(value)}”. Check the name, or register the organ first.`,
  organ_ambiguous: ({ value, params }) =>
    `${params["count"]} organs are called “${shortened(value)}”. Write the organ's code instead.`,
  organ_below_itself: () => "Going up from this organ leads back to it. Check the parent organ.",
  organ_parent_differs: ({ params }) =>
    params["parent"]
      ? `This organ belongs to “${params["parent"]}”. An import does not move organs. Check the parent, or move it on the organs page.`
      : "This is the topmost organ. An import does not move organs. Leave the parent empty.",
  organ_name_taken: ({ params }) =>
    `An organ of this name with the code ${params["code"]} already exists there. Check the code or the name.`,
  division_not_found: ({ value }) =>
    `The division code “${shortened(value)}” is not registered. Check it, or import the divisions first.`,
  division_taken: ({ params }) =>
    `This township already has “${params["organ"]}”, and can have only one. Check it.`,
  officer_twice: ({ params }) =>
    `The same person stands in sheet “${params["first_sheet"]}”, row ${params["first_row"]}. Delete one of the rows; if they are two people, give both their staff numbers.`,
  officer_ambiguous: ({ params }) =>
    `${params["count"]} people of this name work there and cannot be told apart. Give the staff number.`,
  officer_left: ({ params }) =>
    `The person of this staff number left on ${params["left_on"]}; an import does not bring anyone back. Check the number, or use the people page.`,
};

const failures: FailureSentences = {
  file_too_large: ({ limit_mb }) =>
    `The file is larger than ${limit_mb} MB and was not read. Remove what is not needed, or import it in parts.`,
  empty_file: () => "There is nothing in the file. Check that it is the right one.",
  zip_bomb: () =>
    "The file would unpack to an abnormal size and was not opened. Open it in a spreadsheet program, save it as a new .xlsx and import that.",
  too_many_rows: ({ sheet, limit }) =>
    `The sheet “${sheet}” has more than ${limit} rows and was not imported. Delete empty rows below the data, or import it in parts.`,
  too_many_columns: ({ sheet, limit }) =>
    `The sheet “${sheet}” has more than ${limit} columns and was not imported. Delete empty or unneeded columns.`,
  macro_file: () =>
    "The file contains macros and was not opened. Save it as .xlsx without macros and import that.",
  wrong_encoding: () =>
    "The text encoding is unknown or the text is damaged. Open the original file in a spreadsheet program, save it as .xlsx or as CSV in UTF-8, and import that.",
  truncated_file: () =>
    "The file is incomplete or damaged. Get it again, or open it in a spreadsheet program, save it, and import that.",
  unknown_format: ({ looks_like }) =>
    LOOKS_LIKE[looks_like ?? ""] ?? "The format is unknown. Use an .xlsx, .xls, .ods or .csv file.",
  password_protected: () =>
    "The file has a password. Remove it in the spreadsheet program, save the file and import it.",
  timeout: ({ limit_s }) =>
    `Reading took more than ${limit_s} seconds and was stopped. Remove what is not needed, or import it in parts.`,
  unreadable: () =>
    "This device could not read the file. Close other pages and try again, or use another device.",
};

export const importMessagesEn = messagesFrom(issues, failures);
