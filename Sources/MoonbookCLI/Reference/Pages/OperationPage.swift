import APIDescription
import GaussDB

/// One operation, whole.
struct OperationPage {
    let operation: OperationDescriptor

    private var words: OperationWords { OperationWords(operation) }

    func write(_ page: inout Page) {
        page.heading(operation.luaName)
        page.paragraph(operation.summary)
        for paragraph in operation.details.split(separator: "\n") {
            page.blank()
            page.paragraph(String(paragraph))
        }
        page.blank()
        facts(&page)
        arguments(&page)
        answer(&page)
        examples(&page)
    }

    private func facts(_ page: inout Page) {
        let column = 14
        if let replacement = operation.replacement {
            page.entry("Retiring", "use `\(replacement)`", tone: .yellow, column: column)
        }
        page.entry("Effect", words.effect, tone: operation.effect.tone, column: column)
        if let wait = words.wait { page.entry("Wait", wait, tone: .bold, column: column) }
        if let pages = words.pages { page.entry("Pages", pages, tone: .bold, column: column) }
        if let permission = words.permission {
            page.entry("Permission", "`\(permission)`", tone: .bold, column: column)
        }
        let statuses = operation.successStatuses.map(String.init).joined(separator: " or ")
        page.entry(
            "Request", "`\(operation.method.rawValue) \(operation.path)`, answered with \(statuses)", tone: .bold,
            column: column)
        let section = words.section.map { ", section \($0) of the API reference" } ?? ""
        page.entry("Name", "`\(operation.id)`\(section)", tone: .bold, column: column)
    }

    private func arguments(_ page: inout Page) {
        page.blank()
        let fields = words.arguments
        page.heading(fields.isEmpty ? "No arguments" : "Arguments")
        var tree = FieldTree(showsRequired: true)
        tree.write(fields, &page)
        for constraint in words.constraints {
            page.paragraph("- " + constraint.sentence, indent: 2, hanging: 4)
        }
    }

    private func answer(_ page: inout Page) {
        page.blank()
        guard let response = operation.response else {
            page.heading("Answers nothing")
            return
        }
        page.heading("Answer")
        var tree = FieldTree(showsRequired: false)
        if case .object(let object) = response, object.additional == nil || !object.fields.isEmpty {
            if object.fields.isEmpty { page.paragraph("Nothing is described.", indent: 2) }
            tree.write(object.fields, &page)
        } else {
            page.paragraph(TypeWords.type(ValueType(response)), indent: 2)
            tree.write(response.innerObject?.fields ?? [], &page)
        }
    }

    private func examples(_ page: inout Page) {
        let example = CallExample(operation: operation, ellipsis: page.style.ellipsis, width: page.width - 2)
        page.blank()
        page.heading("In a script")
        page.code(example.lua)
        page.blank()
        page.heading("In a shell")
        page.code(example.shell)
    }
}
