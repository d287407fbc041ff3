export type Given = (name: string) => { name: string; defaultValue: string; error: string | undefined }
